import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { factsOf, type AskedItem } from './facts-of.ts';
import { decide } from './policy/decide.ts';
import type { Decision } from './policy/decision.ts';
import type { DecisionFacts } from './policy/facts.ts';
import type { SharingRecord } from './sharing-record.ts';

/** An item, what was decided about it, and on what: the audit trail keeps all three. */
export interface DecidedItem {
  readonly item: AskedItem;
  readonly decision: Decision;
  readonly facts: DecisionFacts;
}

/** Decides about items of one child. Pure. */
export function decideItems(
  record: SharingRecord,
  request: RequestContext,
  items: readonly AskedItem[],
  now: number,
): DecidedItem[] {
  return items.map((item) => {
    const facts = factsOf(record, request, item, now);
    return { item, decision: decide(facts), facts };
  });
}

/** The decision that ends the whole operation, if one of these does. */
export function refusalAmong(decided: readonly DecidedItem[]): Decision | null {
  return decided.find(({ decision }) => decision.effect === 'REFUSE')?.decision ?? null;
}
