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
    const [size, otherSize] = [groups.sizeOf(one), groups.sizeOf(other)];
    // Most are: what was found when they were compared need not be found again.
    if (sure && size === 1 && otherSize === 1) {
      groups.join(one, other);
      continue;
    }
    const key = one < other ? `${one}+${size} ${other}+${otherSize}` : `${other}+${otherSize} ${one}+${size}`;
    if (refused.has(key)) continue;
    const [members, others] = [groups.members(one), groups.members(other)];
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

/** Disjoint groups of records, each named after its first: in columns, as chains. */
class Groups {
  readonly #groupOf: Uint32Array;
  /** For each record the next of its group; itself at the end. */
  readonly #next: Uint32Array;
  /** By the name of a group, how many records it has, and its last. */
  readonly #sizes: Uint32Array;
  readonly #last: Uint32Array;

  constructor(size: number) {
    this.#groupOf = new Uint32Array(size);
    for (let place = 0; place < size; place++) this.#groupOf[place] = place;
    [this.#next, this.#last] = [this.#groupOf.slice(), this.#groupOf.slice()];
    this.#sizes = new Uint32Array(size).fill(1);
  }

  of(record: number): number {
    return this.#groupOf[record] ?? record;
  }

  sizeOf(group: number): number {
    return this.#sizes[group] ?? 1;
  }

  /** In the order in which they joined. */
  members(group: number): number[] {
    const found = [group];
    for (let size = this.sizeOf(group), member = group; found.length < size;) {
      found.push((member = this.#next[member] ?? member));
    }
    return found;
  }

  join(one: number, other: number): void {
    const [first, second] = one < other ? [one, other] : [other, one];
    for (const member of this.members(second)) this.#groupOf[member] = first;
    this.#next[this.#last[first] ?? first] = second;
    this.#last[first] = this.#last[second] ?? second;
    this.#sizes[first] = this.sizeOf(first) + this.sizeOf(second);
  }

  all(): Uint32Array {
    return this.#groupOf;
  }
}
