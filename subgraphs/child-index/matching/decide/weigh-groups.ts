import { Agreement } from '../compare/agreement.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { TwinGuard, identifiersDiffer, type GuardReason } from './guards.ts';
import { MOST_ODDS } from './zones.ts';

export interface GroupWeight {
  /** The mean odds, in bits, over all pairs of a record of the one and a record of the other. */
  readonly odds: number;
  /** The odds of the pair that agrees best. */
  readonly best: number;
  /** Why the two are not linked without a person, whatever the odds; null where nothing forbids it. */
  readonly guard: GuardReason | null;
  /**
   * Whether they are plainly two children, as twins are, so that nobody has to be asked: no given name of the one is like
   * any of the other’s, and besides their numbers differ, or each name is on more than one record.
   */
  readonly apart: boolean;
}

/**
 * Weighs the records of one child, or a single one, against those of another. All pairs count, not the best one: a chain
 * of records, each like the next, does not make the first and the last one child.
 */
export function weighGroups(
  left: readonly MatchingRecord[],
  right: readonly MatchingRecord[],
  model: LinkModel,
  agreement: Agreement = new Agreement(model.freeFields),
): GroupWeight {
  let sum = 0;
  let best = -Infinity;
  let guard: GuardReason | null = null;
  const twins = new TwinGuard(model);
  for (const one of left) {
    for (const other of right) {
      const odds = model.oddsOf(agreement.compare(one, other));
      best = Math.max(best, odds);
      sum += Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds));
      twins.add(agreement.levels);
      if (one.unborn || other.unborn) guard = 'UNBORN';
      else if (identifiersDiffer(one, other)) guard ??= 'IDENTIFIERS_DIFFER';
    }
  }
  const severalEach = left.length > 1 && right.length > 1;
  guard ??= twins.reason(severalEach);
  const isCertain = guard === 'IDENTIFIERS_DIFFER' || (guard === 'COULD_BE_TWINS' && severalEach);
  return {
    odds: sum / (left.length * right.length),
    best,
    guard,
    apart: isCertain && twins.plainlyOtherNamed,
  };
}
