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

type Records = Map<string, MatchingRecord>;

/**
 * The children that records of a batch could belong to, with what all their records say: loaded for some records at a time,
 * and kept up to date while they are worked through. Of those that were loaded before, only those are kept that records
 * of the batch were added to: what is kept long costs the collector of garbage more than loading it again.
 */
export class LikelyChildren {
  readonly entries = new Map<string, ChildEntry>();
  readonly #blocks = new Blocks();
  /** What each record of a child says, by child and then by custodian and record id; and of those that one was added to. */
  #loaded = new Map<string, Records>();
  readonly #added = new Map<string, Records>();
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
    this.#loaded = new Map();
    for (const { childId, source, said } of records)
      if (!this.#added.has(childId)) recordsOf(this.#loaded, childId).set(source, matchingRecordOf(said()));
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
    if (!this.#added.has(childId)) this.#added.set(childId, recordsOf(this.#loaded, childId));
    recordsOf(this.#added, childId).set(source, matching);
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
    const records = this.#added.get(childId) ?? this.#loaded.get(childId);
    return { childId, records: [...(records?.values() ?? [])], markedNotTheSame: false };
  }

  /** Children of whom a person has said that they are not this one. */
  apartFrom(childId: string): Set<string> {
    return this.#apart.get(childId) ?? new Set();
  }
}

function recordsOf(children: Map<string, Records>, childId: string): Records {
  const known = children.get(childId) ?? new Map<string, MatchingRecord>();
  children.set(childId, known);
  return known;
}
