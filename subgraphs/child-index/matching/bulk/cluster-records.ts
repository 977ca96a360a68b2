import { Agreement } from '../compare/agreement.ts';
import type { GuardReason } from '../decide/guards.ts';
import { weighGroups } from '../decide/weigh-groups.ts';
import { zoneOf } from '../decide/zones.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import type { ScoredPairs } from './scored-pairs.ts';

/** Two groups of records that a person has to look at, shown by their two records that agree best. */
export interface ReviewPair {
  readonly left: number;
  readonly right: number;
  readonly odds: number;
  readonly reason: GuardReason | 'ODDS';
}

export interface Clustering {
  /** For each record the first record of its cluster. */
  readonly clusterOf: Uint32Array;
  readonly reviews: readonly ReviewPair[];
}

/**
 * Puts records together, best pairs first. Two groups become one where the mean over all their pairs says so and nothing
 * forbids it; so a record belongs to one cluster, and the order of the file changes nothing but the names of clusters.
 */
export function clusterRecords(
  records: readonly MatchingRecord[],
  pairs: ScoredPairs,
  model: LinkModel,
  progress: (done: number) => void = () => undefined,
): Clustering {
  const groups = new Groups(records.length);
  const agreement = new Agreement(model.freeFields);
  const doubtful: ReviewPair[] = [];
  /** Pairs of groups, as they are now, that were weighed and not joined. */
  const refused = new Set<string>();
  for (const [at, place] of pairs.bestFirst().entries()) {
    if (at % 4096 === 0) progress(at);
    const { left, right, odds, sure } = pairs.at(place);
    const [one, other] = [groups.of(left), groups.of(right)];
    if (one === other) continue;
    const [members, others] = [groups.members(one), groups.members(other)];
    // Most are: what was found when they were compared need not be found again.
    if (sure && members.length === 1 && others.length === 1) {
      groups.join(one, other);
      continue;
    }
    const key = `${Math.min(one, other)}+${members.length} ${Math.max(one, other)}+${others.length}`;
    if (refused.has(key)) continue;
    const weight = weighGroups(recordsAt(records, members), recordsAt(records, others), model, agreement);
    const zone = zoneOf(weight.odds, weight.best);
    if (zone === 'LINK' && weight.guard === null) {
      groups.join(one, other);
      continue;
    }
    refused.add(key);
    if (zone !== 'NEW' && !weight.apart) doubtful.push({ left, right, odds, reason: weight.guard ?? 'ODDS' });
  }
  return { clusterOf: groups.all(), reviews: stillApart(doubtful, groups) };
}

/** Of each two groups that are still two, the best pair. */
function stillApart(doubtful: readonly ReviewPair[], groups: Groups): ReviewPair[] {
  const seen = new Set<string>();
  return doubtful.filter(({ left, right }) => {
    const [one, other] = [groups.of(left), groups.of(right)];
    const key = `${Math.min(one, other)} ${Math.max(one, other)}`;
    if (one === other || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function recordsAt(records: readonly MatchingRecord[], places: readonly number[]): MatchingRecord[] {
  const found: MatchingRecord[] = [];
  for (const place of places) {
    const record = records[place];
    if (record !== undefined) found.push(record);
  }
  return found;
}

/** Disjoint groups of records, each named after its first. */
class Groups {
  readonly #groupOf: Uint32Array;
  /** Of the groups that have more than one. */
  readonly #members = new Map<number, number[]>();

  constructor(size: number) {
    this.#groupOf = Uint32Array.from({ length: size }, (_, place) => place);
  }

  of(record: number): number {
    return this.#groupOf[record] ?? record;
  }

  members(group: number): readonly number[] {
    return this.#members.get(group) ?? [group];
  }

  join(one: number, other: number): void {
    const [first, second] = one < other ? [one, other] : [other, one];
    const joined = [...this.members(first), ...this.members(second)];
    for (const member of joined) this.#groupOf[member] = first;
    this.#members.set(first, joined);
    this.#members.delete(second);
  }

  all(): Uint32Array {
    return this.#groupOf;
  }
}
