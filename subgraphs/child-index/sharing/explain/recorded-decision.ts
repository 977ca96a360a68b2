import { z } from 'zod';
import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import { factsSeenSchema } from './facts-seen.ts';

const text = z.string().nullable().catch(null);

const recordedItemSchema = z.object({
  category: text,
  agency: text,
  unit: text,
  sensitive: z.boolean().catch(false),
  rule: z.string(),
  effect: z.string(),
  obligations: z.array(z.string()).catch([]),
});

const contentSchema = z.object({
  policyVersion: z.string().catch(''),
  explanationOnly: z.boolean().catch(false),
  facts: factsSeenSchema.nullable().catch(null),
  decisions: z.array(recordedItemSchema).catch([]),
});

/** One item of a decision, as the trail has it. */
export type RecordedItem = z.infer<typeof recordedItemSchema>;

/** What a decision's entry says of it. Parts that an older entry lacks are null or empty. */
export type RecordedDecision = z.infer<typeof contentSchema>;

/** Reads the content of a decision's entry, as this version of the index wrote it or an earlier one did. */
export function recordedDecision(entry: AuditEntry): RecordedDecision {
  return contentSchema.parse(entry.content);
}
