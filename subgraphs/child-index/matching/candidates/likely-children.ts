import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { blockingKeys, type BlockingKey } from '../block/blocking-keys.ts';
import type { CandidateChild } from '../decide/decide-link.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { Blocks } from './blocks.ts';
import { loadLikelyChildren, type ChildEntry, type LoadedChildren } from './load-likely-children.ts';
import { matchingRecordOf } from './matching-record-of.ts';

/** Records as they are compared, with what they are found by. */
export interface Findable {
  readonly matching: MatchingRecord;
  readonly keys: readonly BlockingKey[];
}

/** A record with the keys under which it is found. */
export function findable(matching: MatchingRecord): Findable {
  return { matching, keys: blockingKeys(matching) };
}

/** By custodian and record id. */
type Records = Map<string, MatchingRecord>;

/**
 * The children that records of a batch could belong to, with what all their records say: loaded for some records at a time,
 * and kept up to date while they are worked through. Of those that were loaded before, only those are kept that records
 * of the batch were added to: what is kept long costs the collector of garbage more than loading it again.
 */
export class LikelyChildren {
  readonly entries = new Map<string, ChildEntry>();
  readonly #blocks = new Blocks();
  /** Of children that a record was added to, and of others that were asked for: what each of their records says. */
  readonly #added = new Map<string, Records>();
  #described = new Map<string, Records>();
  /** What was loaded last, by child: it is prepared for comparison where it is asked for. */
  #loaded = new Map<string, LoadedChildren['records']>();
  /** By child, those of whom a person has said that they are not this one. */
  readonly #apart = new Map<string, Set<string>>();

  /** Those of some records alone. */
  static async load(em: SqlEntityManager, records: readonly Findable[]): Promise<LikelyChildren> {
    const likely = new LikelyChildren();
    const keys = records.flatMap((record) => record.keys);
    likely.learn(await loadLikelyChildren(em, keys, []));
    return likely;
  }

  /** Takes in what was loaded. A child that a record was added to is known with all its records, and stays as it is. */
  learn({ blocks, records, children, apart }: LoadedChildren): void {
    this.#blocks.learn(blocks);
    // What is told of a child for the first time, or with the record that describes it where that was not known.
    for (const [childId, entry] of children)
      if ((this.entries.get(childId)?.described ?? null) === null) this.entries.set(childId, entry);
    this.#loaded = Map.groupBy(records, ({ childId }) => childId);
    this.#described = new Map();
    for (const [one, other] of apart) {
      this.#apart.set(one, this.apartFrom(one).add(other));
      this.#apart.set(other, this.apartFrom(other).add(one));
    }
  }

  /**
   * Notes that a record is of a child.
   * @returns those of its keys under which the child was not found before
   */
  add(childId: string, source: string, { matching, keys }: Findable): BlockingKey[] {
    const records = this.#recordsOf(childId);
    records.set(source, matching);
    this.#added.set(childId, records);
    return this.#blocks.add(keys, childId);
  }

  /**
   * The children that a record could belong to.
   * @returns whether there were not more than can be compared
   */
  like({ keys }: Findable): { children: CandidateChild[]; isComplete: boolean } {
    const { childIds, isComplete } = this.#blocks.find(keys);
    return { children: [...childIds].map((childId) => this.child(childId)), isComplete };
  }

  /** A record that comes for the first time has been said of nobody that it is not theirs; see {@link apartFrom}. */
  child(childId: string): CandidateChild {
    return { childId, records: [...this.#recordsOf(childId).values()], markedNotTheSame: false };
  }

  /** Children of whom a person has said that they are not this one. */
  apartFrom(childId: string): Set<string> {
    return this.#apart.get(childId) ?? new Set();
  }

  #recordsOf(childId: string): Records {
    const known = this.#added.get(childId) ?? this.#described.get(childId);
    if (known !== undefined) return known;
    const loaded = this.#loaded.get(childId) ?? [];
    const records = new Map(loaded.map(({ source, said }) => [source, matchingRecordOf(said())]));
    this.#described.set(childId, records);
    return records;
  }
}
