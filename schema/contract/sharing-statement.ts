import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { CUSTODIANS, type Custodian } from './agency.ts';
import { PURPOSES, type Purpose } from './actor.ts';
import { INFORMATION_CATEGORIES, type InformationCategory } from './information-category.ts';
import type { KeyRing } from './key-ring.ts';

/** What one agency may tell one actor about one involvement, once, within seconds: the child index's word for it. */
export interface SharingStatement {
  readonly custodian: Custodian;
  readonly childId: string;
  /** The id of the involvement as the supergraph knows it. */
  readonly involvementId: string;
  /** The category under which the involvement itself is known: that of the fields saying who is involved. */
  readonly category: InformationCategory;
  /** The agency's own ids of the records behind the involvement. */
  readonly recordIds: readonly string[];
  readonly actorId: string;
  readonly requestId: string;
  readonly purpose: Purpose;
  readonly released: readonly ReleasedCategory[];
  /** The audit entry that records the decision, durable before this statement was made. */
  readonly auditEntryId: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

export interface ReleasedCategory {
  readonly category: InformationCategory;
  /** GraphQL field names; null where every published field of the category is released. */
  readonly fields: readonly string[] | null;
}

const categories = Object.keys(INFORMATION_CATEGORIES) as [InformationCategory, ...InformationCategory[]];

const statementSchema: z.ZodType<SharingStatement> = z.strictObject({
  custodian: z.enum(CUSTODIANS),
  childId: z.string().min(1),
  involvementId: z.string().min(1),
  category: z.enum(categories),
  recordIds: z.array(z.string().min(1)).min(1),
  actorId: z.string().min(1),
  requestId: z.string().min(1),
  purpose: z.enum(PURPOSES),
  released: z.array(z.strictObject({ category: z.enum(categories), fields: z.array(z.string()).nullable() })).min(1),
  auditEntryId: z.string().min(1),
  expiresAt: z.number().int(),
});

const VERSION = 's1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a statement with AES-256-GCM under a key that only the child index and the one agency hold: who carries it can
 * neither read nor alter it. Form: `s1.keyId.base64url(iv || ciphertext || tag)`; version, key id and custodian are
 * authenticated with it.
 */
export function sealStatement(statement: SharingStatement, ring: KeyRing): string {
  const key = ring[0];
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.secret, iv);
  cipher.setAAD(associatedData(key.id, statement.custodian));
  const sealed = Buffer.concat([
    iv,
    cipher.update(JSON.stringify(statement), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `${VERSION}.${key.id}.${sealed.toString('base64url')}`;
}

/** The statement inside a seal, or null where the seal is not one that the child index made for this custodian. */
export function openStatement(seal: string, custodian: Custodian, ring: KeyRing): SharingStatement | null {
  const [version, keyId, body, ...rest] = seal.split('.');
  const key = ring.find((candidate) => candidate.id === keyId);
  if (version !== VERSION || key === undefined || body === undefined || rest.length > 0) return null;
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(associatedData(key.id, custodian));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    const parsed = statementSchema.safeParse(JSON.parse(plain.toString('utf8')));
    return parsed.success && parsed.data.custodian === custodian ? parsed.data : null;
  } catch {
    return null;
  }
}

function associatedData(keyId: string, custodian: Custodian): Buffer {
  return Buffer.from(`${VERSION}.${keyId}.${custodian}`, 'utf8');
}
