import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { blockingKeys, type BlockingKey } from '../block/blocking-keys.ts';
import type { CandidateChild } from '../decide/decide-link.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import type { Blocks } from './blocks.ts';
import { describedRecords } from './described-records.ts';
import { loadBlocks } from './load-blocks.ts';

/** Records of the children that one batch could concern, at most; a thousand records find some two thousand. */
const MOST_RECORDS = 100_000;

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
 * The children that records of a batch could belong to, with what all their records say: loaded in two queries, then kept
 * up to date while the batch is worked through.
 */
export class LikelyChildren {
  readonly #blocks: Blocks;
  /** What each record of a child says, by child and then by custodian and record id. */
  readonly #records = new Map<string, Map<string, MatchingRecord>>();

  private constructor(blocks: Blocks) {
    this.#blocks = blocks;
  }

  /** @param childIds children that are looked at whatever their keys, such as those with the same number */
  static async load(
    em: SqlEntityManager,
    records: readonly Findable[],
    childIds: Iterable<string>,
  ): Promise<LikelyChildren> {
    const keys = records.flatMap((record) => record.keys);
    const likely = new LikelyChildren(await loadBlocks(em, keys));
    const found = new Set(childIds);
    for (const record of records) for (const childId of likely.#blocks.find(record.keys).childIds) found.add(childId);
    if (found.size === 0) return likely;
    const condition = sql`l.child_id = any(${[...found]}::uuid[])`;
    for (const { childId, custodian, recordId, matching } of await describedRecords(em, condition, MOST_RECORDS))
      likely.#describe(childId, `${custodian} ${recordId}`, matching);
    return likely;
  }

  get childIds(): string[] {
    return [...this.#records.keys()];
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

  child(childId: string): CandidateChild {
    const records = [...(this.#records.get(childId)?.values() ?? [])];
    return { childId, records, markedNotTheSame: false };
  }

  #describe(childId: string, source: string, matching: MatchingRecord): void {
    const known = this.#records.get(childId) ?? new Map<string, MatchingRecord>();
    known.set(source, matching);
    this.#records.set(childId, known);
  }
}
