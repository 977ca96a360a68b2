import type { LinkOutcome } from '../../../subgraphs/child-index/matching/bulk/link-records.ts';
import { identifiersDiffer } from '../../../subgraphs/child-index/matching/decide/guards.ts';
import type { MatchingRecord } from '../../../subgraphs/child-index/matching/normalise/matching-record.ts';
import { pairwiseScore, type PairwiseScore } from '../../link/pairwise-score.ts';

/** The truth about one record. Household and origin are empty where the set does not say. */
export interface Truth {
  readonly person: string;
  readonly household: string;
  readonly origin: string;
}

export interface LinkageFigures extends PairwiseScore {
  /** Pairs that were put together and are of two children, for 100,000 records; and those of one household. */
  readonly falseLinks: number;
  readonly falseAtHome: number;
  /** Pairs that were put together though they have verified numbers of one kind that differ. */
  readonly acrossNumbers: number;
  /** Pairs for review for 1,000 records, and the share of them that are of one child. */
  readonly reviews: number;
  readonly trueReviews: number;
  /** Recall by origin of the names. */
  readonly recallBy: ReadonlyMap<string, number>;
}

/** Measures what was linked against the truth: all by record, in the order of the file. */
export function linkageFigures(
  truth: readonly Truth[],
  records: readonly MatchingRecord[],
  outcome: LinkOutcome,
): LinkageFigures {
  const { clusterOf, reviews } = outcome;
  const found = new Map(truth.map((_, place) => [String(place), String(clusterOf[place] ?? place)]));
  const score = pairwiseScore(found, new Map(truth.map(({ person }, place) => [String(place), person])));
  const right = reviews.filter(({ left, right }) => truth[left]?.person === truth[right]?.person).length;
  return {
    ...score,
    falseLinks: ((score.foundPairs - score.agreed) / truth.length) * 100_000,
    falseAtHome: (pairsTogether(truth, clusterOf, falseAtHome) / truth.length) * 100_000,
    acrossNumbers: pairsTogether(records, clusterOf, identifiersDiffer),
    reviews: (reviews.length / truth.length) * 1000,
    trueReviews: reviews.length === 0 ? 1 : right / reviews.length,
    recallBy: recallBy(truth, clusterOf),
  };
}

function falseAtHome(left: Truth, right: Truth): boolean {
  return left.household !== '' && left.household === right.household && left.person !== right.person;
}

/** How many pairs that were put together are of a kind. */
function pairsTogether<Record>(
  records: readonly Record[],
  clusterOf: ArrayLike<number>,
  isOfKind: (left: Record, right: Record) => boolean,
): number {
  let pairs = 0;
  for (const members of Map.groupBy(records.keys(), (place) => clusterOf[place]).values()) {
    const together = members.flatMap((place) => records[place] ?? []);
    for (const [at, one] of together.entries())
      pairs += together.slice(at + 1).filter((other) => isOfKind(one, other)).length;
  }
  return pairs;
}

function recallBy(truth: readonly Truth[], clusterOf: ArrayLike<number>): Map<string, number> {
  const counts = new Map<string, { found: number; all: number }>();
  for (const members of Map.groupBy(truth.keys(), (place) => truth[place]?.person).values()) {
    const origin = truth[members[0] ?? 0]?.origin ?? '';
    const count = counts.get(origin) ?? { found: 0, all: 0 };
    counts.set(origin, count);
    for (const [at, one] of members.entries()) {
      for (const other of members.slice(at + 1)) {
        count.all++;
        if (clusterOf[one] === clusterOf[other]) count.found++;
      }
    }
  }
  return new Map([...counts].map(([origin, { found, all }]) => [origin, all === 0 ? 1 : found / all]));
}
