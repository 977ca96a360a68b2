import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { blockingKeys, type BlockingKey } from '../block/blocking-keys.ts';
import type { CandidateChild } from '../decide/decide-link.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { Blocks } from './blocks.ts';
import { loadLikelyChildren, type ChildEntry, type LoadedChildren } from './load-likely-children.ts';

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
  readonly entries: Map<string, ChildEntry>;
  readonly #blocks: Blocks;
  /** What each record of a child says, by child and then by custodian and record id. */
  readonly #records = new Map<string, Map<string, MatchingRecord>>();
  /** By child, those of whom a person has said that they are not this one. */
  readonly #apart = new Map<string, Set<string>>();

  private constructor({ blocks, records, children, apart }: LoadedChildren) {
    this.entries = new Map(children);
    this.#blocks = blocks;
    for (const { childId, source, matching } of records) this.#describe(childId, source, matching);
    for (const [one, other] of apart) {
      this.#apart.set(one, this.apartFrom(one).add(other));
      this.#apart.set(other, this.apartFrom(other).add(one));
    }
  }

  /** @param childIds children that are looked at whatever their keys, such as those with the same number */
  static async load(
    em: SqlEntityManager,
    records: readonly Findable[],
    childIds: Iterable<string>,
  ): Promise<LikelyChildren> {
    const keys = records.flatMap((record) => record.keys);
    const others = [...new Set(childIds)];
    const isNobody = keys.length + others.length === 0;
    return new LikelyChildren(isNobody ? nobody() : await loadLikelyChildren(em, keys, others));
  }

  /** Notes that a record is of a child. */
  add(childId: string, source: string, { matching, keys }: Findable): void {
    this.#blocks.add(keys, childId);
    this.#describe(childId, source, matching);
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

function nobody(): LoadedChildren {
  return { blocks: new Blocks(), records: [], children: [], apart: [] };
}
