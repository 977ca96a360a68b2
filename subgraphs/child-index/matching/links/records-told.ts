import type { IndexContext } from '../../index-context.ts';
import { decisionEntry } from '../../sharing/decision-entry.ts';
import { nobody } from '../../sharing/facts-of.ts';
import { decideInvolvement, involvementGroups, type InvolvementGroup } from '../../sharing/involvement-decision.ts';

/** A child's involvements that the asker may know of. */
export interface ToldRecords {
  /** Those that they may be told all about, and so by name of the agency. */
  readonly named: readonly InvolvementGroup[];
  /** Those of which they may know at least that they are there. */
  readonly known: readonly InvolvementGroup[];
}

/** Decides which of a child's records the asker may know of; the decisions are on the trail before it is answered. */
export async function recordsTold(context: IndexContext, childId: string): Promise<ToldRecords> {
  const now = Date.now();
  const record = (await context.sharing.load(childId)) ?? nobody(childId);
  const decisions = involvementGroups(record).map((group) => decideInvolvement(group, record, context.request, now));
  const decided = decisions.flatMap((decision) => decision.decided);
  await context.record(decisionEntry(context.request, childId, decided, now));
  const those = (...tells: string[]) =>
    decisions.filter(({ outcome }) => tells.includes(outcome.tell)).map(({ group }) => group);
  return { named: those('DETAILS'), known: those('DETAILS', 'EXISTENCE', 'SENSITIVE_SERVICE') };
}
