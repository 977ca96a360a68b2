import type { LinkOutcome } from '../../../subgraphs/child-index/matching/bulk/link-records.ts';
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
  /** Pairs for review for 1,000 records, and the share of them that are of one child. */
  readonly reviews: number;
  readonly trueReviews: number;
  /** Recall by origin of the names. */
  readonly recallBy: ReadonlyMap<string, number>;
}

/** Measures what was linked against the truth, both by record in the order of the file. */
export function linkageFigures(truth: readonly Truth[], outcome: LinkOutcome): LinkageFigures {
  const { clusterOf, reviews } = outcome;
  const found = new Map(truth.map((_, place) => [String(place), String(clusterOf[place] ?? place)]));
  const score = pairwiseScore(found, new Map(truth.map(({ person }, place) => [String(place), person])));
  const right = reviews.filter(({ left, right }) => truth[left]?.person === truth[right]?.person).length;
  return {
    ...score,
    falseLinks: ((score.foundPairs - score.agreed) / truth.length) * 100_000,
    falseAtHome: (falsePairsAtHome(truth, clusterOf) / truth.length) * 100_000,
    reviews: (reviews.length / truth.length) * 1000,
    trueReviews: reviews.length === 0 ? 1 : right / reviews.length,
    recallBy: recallBy(truth, clusterOf),
  };
}

function falsePairsAtHome(truth: readonly Truth[], clusterOf: ArrayLike<number>): number {
  let pairs = 0;
  for (const members of membersBy(truth, (_, place) => String(clusterOf[place]))) {
    for (const [at, one] of members.entries()) {
      for (const other of members.slice(at + 1)) {
        const [left, right] = [truth[one], truth[other]];
        if (left?.household !== '' && left?.household === right?.household && left?.person !== right?.person) pairs++;
      }
    }
  }
  return pairs;
}

function recallBy(truth: readonly Truth[], clusterOf: ArrayLike<number>): Map<string, number> {
  const counts = new Map<string, { found: number; all: number }>();
  for (const members of membersBy(truth, ({ person }) => person)) {
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

function membersBy(truth: readonly Truth[], groupOf: (truth: Truth, place: number) => string): number[][] {
  const groups = new Map<string, number[]>();
  for (const [place, record] of truth.entries()) {
    const group = groupOf(record, place);
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [place]);
    else members.push(place);
  }
  return [...groups.values()];
}
