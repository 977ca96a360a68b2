import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { countingParts } from './counting-parts.ts';
import { factsOf, factsOfPart, type AskedItem } from './facts-of.ts';
import { decide } from './policy/decide.ts';
import type { Decision } from './policy/decision.ts';
import type { DecisionFacts } from './policy/facts.ts';
import { strictest } from './policy/strictest.ts';
import type { SharingRecord } from './sharing-record.ts';

/** An item, what was decided about it, and on what: the audit trail keeps all three. */
export interface DecidedItem {
  readonly item: AskedItem;
  readonly decision: Decision;
  readonly facts: DecisionFacts;
}

/**
 * Decides about items of one child. About a merged one each part that counts is decided by itself, and the strictest
 * decision stands; the facts are those of all parts together. Pure.
 * @param origins the parts of the child that the items are of; none where they are of the child as a whole
 */
export function decideItems(
  record: SharingRecord,
  request: RequestContext,
  items: readonly AskedItem[],
  now: number,
  origins: readonly string[] = [],
): DecidedItem[] {
  const [first] = items;
  if (first === undefined) return [];
  // What is known of the child and of the asking is the same for all of them.
  const known = factsOf(record, request, first, now);
  const ofParts = countingParts(record, origins).map((part) => factsOfPart(known, record, part));
  return items.map((item) => {
    const facts = { ...known, item: { ...known.item, ...item } };
    const [decision, ...others] = ofParts.map((part) => decide({ ...part, item: facts.item }));
    return { item, decision: decision === undefined ? decide(facts) : strictest(decision, ...others), facts };
  });
}

/** The decision that ends the whole operation, if one of these does. */
export function refusalAmong(decided: readonly DecidedItem[]): Decision | null {
  return decided.find(({ decision }) => decision.effect === 'REFUSE')?.decision ?? null;
}
