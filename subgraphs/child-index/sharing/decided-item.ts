import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { factsOf, type AskedItem } from './facts-of.ts';
import { decide } from './policy/decide.ts';
import type { Decision } from './policy/decision.ts';
import type { SharingRecord } from './sharing-record.ts';

/** An item and what was decided about it, as the audit trail keeps them. */
export interface DecidedItem {
  readonly item: AskedItem;
  readonly decision: Decision;
}

/** Decides about items of one child. Pure. */
export function decideItems(
  record: SharingRecord,
  request: RequestContext,
  items: readonly AskedItem[],
  now: number,
): DecidedItem[] {
  return items.map((item) => ({ item, decision: decide(factsOf(record, request, item, now)) }));
}

/** The decision that ends the whole operation, if one of these does. */
export function refusalAmong(decided: readonly DecidedItem[]): Decision | null {
  return decided.find(({ decision }) => decision.effect === 'REFUSE')?.decision ?? null;
}
