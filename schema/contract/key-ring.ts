import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

/** A 256-bit secret and the short name by which the other side finds it. */
export interface Key {
  readonly id: string;
  /** Made once: a key handed over as bytes would be made anew for each signature. */
  readonly secret: KeyObject;
}

/**
 * The keys of one pair of parties. The first signs or seals; all verify or open. So a rotation is: add the new key
 * behind the old one on both sides, move it to the front on the sending side, drop the old one.
 */
export type KeyRing = readonly [Key, ...Key[]];

const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;
const SECRET_BYTES = 32;

/**
 * Reads `id:base64[,id:base64]` as it stands in a setting.
 * @throws Error that says which part is wrong, without repeating any of it.
 */
export function parseKeyRing(text: string): KeyRing {
  const keys = text.split(',').map((part, position): Key => {
    const where = `key ${position + 1}`;
    const [id = '', secret = ''] = part.trim().split(':');
    if (!KEY_ID.test(id)) throw new Error(`${where}: write it as id:secret, the id of 1 to 32 letters, digits, - or _`);
    const bytes = Buffer.from(secret, 'base64');
    if (bytes.length !== SECRET_BYTES)
      throw new Error(`${where}: the secret has to be ${SECRET_BYTES} bytes in base64`);
    return { id, secret: createSecretKey(bytes) };
  });
  const [first, ...rest] = keys;
  if (first === undefined) throw new Error('no key given');
  if (new Set(keys.map((key) => key.id)).size !== keys.length) throw new Error('two keys have the same id');
  return [first, ...rest];
}

/** A ring with one new random key: for a hub in one process, which needs no one else to know it, and for `npm run keys`. */
export function newKeyRing(id = 'k1'): KeyRing {
  return [{ id, secret: createSecretKey(randomBytes(SECRET_BYTES)) }];
}

export function formatKeyRing(ring: KeyRing): string {
  return ring.map((key) => `${key.id}:${key.secret.export().toString('base64')}`).join(',');
}
