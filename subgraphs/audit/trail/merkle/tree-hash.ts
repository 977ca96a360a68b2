import { hash } from 'node:crypto';

/** Bytes of a hash. */
export const HASH_BYTES = 32;

/** The root of a tree without leaves: SHA-256 of nothing (RFC 9162, 2.1.1). */
export const EMPTY_ROOT = hash('sha256', '', 'buffer');

const NODE = Buffer.of(1);

/** The hash of a leaf: SHA-256 of a zero byte and its text in UTF-8 (RFC 9162, 2.1.1). */
export function leafHash(text: string): Buffer {
  return hash('sha256', `\0${text}`, 'buffer');
}

/** The hash of two subtrees side by side: SHA-256 of a one byte and their hashes, so that no leaf can be taken for it. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}
