import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import type { DataKey } from '../trail/content/sealed-content.ts';

/** A subject’s key as it is stored: encrypted under a master key, which is not in the database. */
export interface WrappedKey {
  readonly subject: string;
  /** The id of the master key. */
  readonly master: string;
  readonly wrapped: Buffer;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key that was just made, and what is to be stored of it. */
export interface NewKey {
  readonly key: DataKey;
  readonly stored: WrappedKey;
}

/** Makes the key of a subject, and wraps it under the first master key. */
export function newDataKey(subject: string, [master]: KeyRing): NewKey {
  // At once, for each time that the system is asked for random bytes costs more than the bytes.
  const random = randomBytes(2 * KEY_BYTES + NONCE_BYTES);
  const [bytes, nonce] = [random.subarray(0, 2 * KEY_BYTES), random.subarray(2 * KEY_BYTES)];
  const cipher = createCipheriv(CIPHER, master.secret, nonce).setAAD(Buffer.from(subject, 'utf8'));
  const wrapped = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return { key: dataKey(bytes), stored: { subject, master: master.id, wrapped } };
}

/** @throws Error when the master key is not given or is another one, or the key is not that of the subject */
export function unwrapDataKey({ subject, master, wrapped }: WrappedKey, masters: KeyRing): DataKey {
  const found = masters.find(({ id }) => id === master);
  if (found === undefined) throw new Error('a key of the trail’s content needs a master key that was not given');
  const decipher = createDecipheriv(CIPHER, found.secret, wrapped.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(subject, 'utf8'))
    .setAuthTag(wrapped.subarray(-TAG_BYTES));
  return dataKey(Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]));
}

function dataKey(bytes: Buffer): DataKey {
  return {
    cipher: createSecretKey(bytes.subarray(0, KEY_BYTES)),
    nonce: createSecretKey(bytes.subarray(KEY_BYTES)),
  };
}
