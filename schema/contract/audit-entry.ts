import { z } from 'zod';
import { actorSchema } from './request-context.ts';

/**
 * What happened, as the trail keeps it:
 * - `query`: an operation was answered (gateway);
 * - `reject`: a request was refused before it was executed, and might have been sent in error (gateway);
 * - `decision`: what may be shared was decided (child index);
 * - `search`: someone searched for children, by what, and what they were shown (child index);
 * - `change`: something was changed, before and after; of a batch, how much and by whom;
 * - `security`: somebody may have tried the locks. At the gateway: a token that was refused or whose holder is suspended,
 *   a limit that was hit. Between the parts of the hub: a request or a statement that was forged, altered, expired, sent
 *   again or meant for somebody else, told by the part that refused it. Also the number of refusals, of this kind and of
 *   `reject`, that had no entry of their own because there were too many (schema/wire/refusal-quota.ts).
 */
export const AUDIT_KINDS = ['query', 'reject', 'decision', 'search', 'change', 'security'] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

const auditEntrySchema = z.strictObject({
  /** UUID made by the writer, so that a repeated delivery is stored once. */
  id: z.uuid(),
  kind: z.enum(AUDIT_KINDS),
  /** ISO 8601, UTC, of the moment the writer speaks of. */
  at: z.iso.datetime(),
  /** The part of the hub that says so. */
  source: z.string().min(1).max(40),
  /** The client request that caused it; null for what no request caused. */
  requestId: z.uuid().nullable(),
  /** Null where nobody was authenticated. */
  actor: actorSchema.nullable(),
  purpose: z.string().max(40).nullable(),
  reason: z.string().max(500).nullable(),
  /** Hub ids of the children concerned. */
  childIds: z.array(z.string().max(64)).max(200),
  /** What the kind adds; JSON, at most 64 KiB (bounded-entry.ts). `trace` is its W3C trace id, where it has one. */
  content: z.record(z.string(), z.unknown()),
});

export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** An entry as it came over the wire, or null where it is not one. */
export function parseAuditEntry(value: unknown): AuditEntry | null {
  const parsed = auditEntrySchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** An entry that concerns no one in particular, such as a refusal at the front door, which knows nobody's case. */
export function entryAboutNoOne(entry: Omit<AuditEntry, 'childIds'>): AuditEntry {
  return { ...entry, childIds: [] };
}

const appendSchema = z.strictObject({ entries: z.array(auditEntrySchema).min(1).max(1000) });

/** Payload of the audit subgraph's internal operation `append-entries`; it answers when all of them are durable. */
export type AppendEntries = z.infer<typeof appendSchema>;

export function parseAppendEntries(value: unknown): AppendEntries | null {
  const parsed = appendSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Where entries go. Resolves when they are durable; rejects with AUDIT_UNAVAILABLE when they are not. */
export interface AuditTrail {
  append(entries: readonly AuditEntry[]): Promise<void>;
}

const readDecisionSchema = z.strictObject({ id: z.uuid() });

/** Payload of the audit subgraph's internal operation `read-decision`; it answers `{ entry }`, null where there is none. */
export type ReadDecision = z.infer<typeof readDecisionSchema>;

export function parseReadDecision(value: unknown): ReadDecision | null {
  const parsed = readDecisionSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Where the child index reads its own decisions back. Rejects with AUDIT_UNAVAILABLE when the trail does not answer. */
export interface DecisionReader {
  /** The entry of a decision; null where there is none with this id. */
  readDecision(id: string): Promise<AuditEntry | null>;
}
