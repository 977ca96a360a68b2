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

/**
 * The children that records of a batch could belong to, with what all their records say: loaded in one query, then kept up
 * to date while the batch is worked through. There are as many as blocks let through: some hundreds a record at most.
 */
export class LikelyChildren {
  readonly entries = new Map<string, ChildEntry>();
  readonly #blocks = new Blocks();
  /** What each record of a child says, by child and then by custodian and record id. */
  readonly #records = new Map<string, Map<string, MatchingRecord>>();
  /** By child, those of whom a person has said that they are not this one. */
  readonly #apart = new Map<string, Set<string>>();

  /** Those of some records alone. */
  static async load(em: SqlEntityManager, records: readonly Findable[]): Promise<LikelyChildren> {
    const likely = new LikelyChildren();
    const keys = records.flatMap((record) => record.keys);
    likely.learn(await loadLikelyChildren(em, keys, []));
    return likely;
  }

  /** Takes in what was loaded. A child that is known already is known with all its records, and stays as it is. */
  learn({ blocks, records, children, apart }: LoadedChildren): void {
    this.#blocks.learn(blocks);
    // What is told of a child for the first time, or with the record that describes it where that was not known.
    for (const [childId, entry] of children)
      if ((this.entries.get(childId)?.described ?? null) === null) this.entries.set(childId, entry);
    const known = new Set(this.#records.keys());
    for (const { childId, source, said } of records)
      if (!known.has(childId)) this.#describe(childId, source, matchingRecordOf(said()));
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
    this.#describe(childId, source, matching);
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
    const records = [...(this.#records.get(childId)?.values() ?? [])];
    return { childId, records, markedNotTheSame: false };
  }

  /** Children of whom a person has said that they are not this one. */
  apartFrom(childId: string): Set<string> {
    return this.#apart.get(childId) ?? new Set();
  }

  #describe(childId: string, source: string, matching: MatchingRecord): void {
    const known = this.#records.get(childId) ?? new Map<string, MatchingRecord>();
    known.set(source, matching);
    this.#records.set(childId, known);
  }
}
