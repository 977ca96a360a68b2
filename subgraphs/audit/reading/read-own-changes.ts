import { z } from 'zod';
import type { SigningKeyChange } from '../trail/check/extend-trust.ts';
import { OWN_CHANGES } from '../trail/own-entry.ts';
import type { StoredOwnChange } from './trail-reader.ts';

const contentSchema = z.discriminatedUnion('change', [
  z.looseObject({
    change: z.literal(OWN_CHANGES.signingKey),
    formerKey: z.string().nullable(),
    newKey: z.string(),
  }),
  z.looseObject({ change: z.literal(OWN_CHANGES.archived), end: z.int().min(0) }),
]);

export interface OwnChanges {
  readonly signingKeys: readonly SigningKeyChange[];
  /** The entries before this place are said to be in archives. */
  readonly archived: number;
}

/** What the trail says of its own keys and archives; what is not readable says nothing, and fits no hash either. */
export function readOwnChanges(stored: readonly StoredOwnChange[]): OwnChanges {
  const signingKeys: SigningKeyChange[] = [];
  let archived = 0;
  for (const { seq, content } of stored) {
    const parsed = contentSchema.safeParse(JSON.parse(content));
    if (!parsed.success) continue;
    if (parsed.data.change === OWN_CHANGES.archived) archived = Math.max(archived, parsed.data.end);
    else signingKeys.push({ seq, formerKey: parsed.data.formerKey, newKey: parsed.data.newKey });
  }
  return { signingKeys, archived };
}
