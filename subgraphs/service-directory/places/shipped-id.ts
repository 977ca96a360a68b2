import { createHash } from 'node:crypto';

/** The namespace of what is shipped: its ids are the same in every installation. */
const NAMESPACE = Buffer.from('5b0e1f0c9a6d4c1f8e7a2d9b4c3f6a10', 'hex');

/** The id of something that is shipped: a UUID of version 5 (RFC 9562, section 5.5) from its kind and key. */
export function shippedId(kind: string, key: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${kind}/${key}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
