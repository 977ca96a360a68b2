import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import { canonicalJson } from '../canonical-json.ts';

type Content = AuditEntry['content'];

/** The key of one subject: to encrypt with, and to make nonces with. */
export interface DataKey {
  readonly cipher: KeyObject;
  readonly nonce: KeyObject;
}

/** The name, in an entry’s content, under which its personal parts are kept. */
export const SEALED = 'personalContent';

const sealedSchema = z.strictObject({ subject: z.string(), sealed: z.base64() });
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The content with its personal parts encrypted: AES-256-GCM (NIST SP 800-38D), bound to the entry they are of. The
 * nonce is made of the entry and of what is encrypted, by HMAC under a key of its own, so that an entry which is
 * delivered twice is the same both times, and no two texts share a nonce.
 */
export function sealContent(plain: Content, personal: Content, subject: string, id: string, key: DataKey): Content {
  const text = canonicalJson(personal);
  const nonce = createHmac('sha256', key.nonce).update(`${id}\0${text}`).digest().subarray(0, NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.cipher, nonce).setAAD(Buffer.from(id, 'utf8'));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { ...plain, [SEALED]: { subject, sealed: sealed.toString('base64') } };
}

/** Whose key the content of a stored entry needs; null where nothing in it is encrypted. */
export function sealedFor(content: Content): string | null {
  const parsed = sealedSchema.safeParse(content[SEALED]);
  return parsed.success ? parsed.data.subject : null;
}

/**
 * The content as it was before {@link sealContent}. Null when the key is not the one it was encrypted under, as after
 * that one was erased, or when the entry is not the one it was encrypted for.
 */
export function openContent(content: Content, id: string, key: DataKey): Content | null {
  const parsed = sealedSchema.safeParse(content[SEALED]);
  if (!parsed.success) return null;
  const bytes = Buffer.from(parsed.data.sealed, 'base64');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, key.cipher, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(id, 'utf8'))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const { [SEALED]: _sealed, ...plain } = content;
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return { ...plain, ...(JSON.parse(text.toString('utf8')) as Content) };
  } catch {
    return null;
  }
}
