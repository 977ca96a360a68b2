import { hash } from 'node:crypto';

/** Bytes of a hash. */
export const HASH_BYTES = 32;

/** The root of a tree without leaves: SHA-256 of nothing (RFC 9162, 2.1.1). */
export const EMPTY_ROOT = sha256('');

/** Where two hashes are put together to be hashed; the one byte in front stays. */
const pair = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** The hash of a leaf: SHA-256 of a zero byte and its text in UTF-8 (RFC 9162, 2.1.1). */
export function leafHash(text: string): Buffer {
  return sha256(`\0${text}`);
}

/** The hash of a leaf, in hexadecimal, from bytes that begin with the zero byte already. */
export function leafBytesHex(bytes: Buffer): string {
  return hash('sha256', bytes, 'hex');
}

/** The hash of two subtrees side by side: SHA-256 of a one byte and their hashes, so that no leaf can be taken for it. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  left.copy(pair, 1);
  right.copy(pair, 1 + HASH_BYTES);
  return sha256(pair);
}

/** By way of a string: it costs a third, for a Buffer that is made by `hash` itself has memory of its own. */
function sha256(data: string | Buffer): Buffer {
  return Buffer.from(hash('sha256', data, 'binary'), 'binary');
}
