import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { Custodian } from '../../../../schema/contract/agency.ts';
import { NO_FINER, type BlockingKey } from '../block/blocking-keys.ts';
import { LARGEST_BLOCK, LARGEST_FINER_BLOCK, narrowed, type LoadedBlocks } from './blocks.ts';
import type { SaidOfChild } from './matching-record-of.ts';
import { saidOfStored, type StoredSaid } from './said-of-child.ts';

/** What registration needs to know of a child's entry. */
export interface ChildEntry {
  /**
   * The record that the child is described by, and the one that brought it: custodian and its record id. Null where they were
   * not asked for: then it is described by none of the records that arrive.
   */
  readonly described: { readonly by: string; readonly founder: string } | null;
  /** Where what is decided about it goes; null where that is the child itself. */
  readonly scope: string | null;
}

/** The children that some records could belong to. */
export interface LoadedChildren {
  readonly blocks: LoadedBlocks;
  /** In the order in which they came. */
  readonly records: readonly { readonly source: string; readonly childId: string; readonly said: () => SaidOfChild }[];
  readonly children: ReadonlyMap<string, ChildEntry>;
  /** Of whom a person has said that they are not one. */
  readonly apart: readonly (readonly [one: string, other: string])[];
}

/** As the database answers. */
interface Answer {
  /**
   * For each key the place of it, from 1, among those asked for, whether only those of the same finer key are told, as 0 or 1,
   * and the arrivals of the records under it: negative where they have the same finer key.
   */
  readonly under: readonly (readonly [place: number, isWide: number, ...arrivals: number[]])[];
  readonly records: readonly (readonly [
    childId: string,
    arrival: number,
    custodian: Custodian,
    recordId: string,
    dateOfBirth: string | null,
    sex: SaidOfChild['sex'],
    said: StoredSaid,
  ])[];
  readonly entries: readonly (readonly [childId: string, describedBy: string, founder: string])[];
  readonly scopes: readonly (readonly [childId: string, scope: string])[];
  readonly apart: LoadedChildren['apart'];
}

/**
 * The children under some keys, under the finer ones of those that many have, and some others, with what all their
 * records say; whom these others are described by as well. One query.
 */
export async function loadLikelyChildren(
  em: SqlEntityManager,
  keys: readonly BlockingKey[],
  others: readonly string[],
): Promise<LoadedChildren> {
  if (keys.length + others.length === 0) return NOBODY;
  const asked = distinctKeys(keys);
  const { rows } = await em
    .getKysely()
    .executeQuery<{ found: string }>(
      CompiledQuery.raw(LIKELY_CHILDREN, [
        `{${asked.map(({ key }) => key).join()}}`,
        `{${asked.map(({ finer }) => finer ?? NO_FINER).join()}}`,
        `{${others.join()}}`,
        LARGEST_BLOCK,
        LARGEST_FINER_BLOCK,
      ]),
    );
  const [row] = rows;
  if (row === undefined) throw new Error('the database told nothing of likely children');
  const answer = JSON.parse(row.found) as Answer;
  const records = answer.records.toSorted(([, left], [, right]) => left - right);
  return {
    blocks: blocksOf(asked, answer),
    records: records.map(([childId, , custodian, recordId, dateOfBirth, sex, said]) => ({
      source: `${custodian} ${recordId}`,
      childId,
      said: () => saidOfStored(said, dateOfBirth, sex),
    })),
    children: entriesOf(answer),
    apart: answer.apart,
  };
}

/** As text, because it is asked for each record that comes, and putting it together costs as much as answering it. */
const LIKELY_CHILDREN =
  'select child_index.children_under($1::bigint[], $2::bigint[], $3::uuid[], $4::integer, $5::integer) as found';

function distinctKeys(keys: readonly BlockingKey[]): BlockingKey[] {
  const seen = new Map<number, Set<number | null>>();
  return keys.filter(({ key, finer }) => {
    const known = seen.get(key);
    if (known === undefined) seen.set(key, new Set([finer]));
    else if (known.has(finer)) return false;
    else known.add(finer);
    return true;
  });
}

function blocksOf(asked: readonly BlockingKey[], { under, records }: Answer): LoadedBlocks {
  const childOf = new Map(records.map(([childId, arrival]) => [arrival, childId]));
  const blocks = { keys: [] as number[], childIds: [] as string[], wide: [] as number[], overflowing: [] as number[] };
  for (const [place, wide, ...arrivals] of under) {
    const one = asked[place - 1];
    if (one === undefined) continue;
    const isWide = wide === 1;
    if (isWide) blocks.wide.push(one.key);
    if (arrivals.length > LARGEST_FINER_BLOCK) blocks.overflowing.push(narrowed(one));
    for (const arrival of arrivals) {
      const childId = childOf.get(Math.abs(arrival));
      if (childId === undefined) continue;
      if (!isWide) {
        blocks.keys.push(one.key);
        blocks.childIds.push(childId);
      }
      if (arrival > 0) continue;
      blocks.keys.push(narrowed(one));
      blocks.childIds.push(childId);
    }
  }
  return blocks;
}

function entriesOf({ records, entries, scopes }: Answer): Map<string, ChildEntry> {
  const scopeOf = new Map(scopes);
  const known = new Map<string, ChildEntry>();
  for (const [childId] of records) known.set(childId, { described: null, scope: scopeOf.get(childId) ?? null });
  for (const [childId, by, founder] of entries)
    known.set(childId, { described: { by, founder }, scope: scopeOf.get(childId) ?? null });
  return known;
}

const NOBODY: LoadedChildren = {
  blocks: { keys: [], childIds: [], wide: [], overflowing: [] },
  records: [],
  children: new Map(),
  apart: [],
};
