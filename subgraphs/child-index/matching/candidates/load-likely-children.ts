import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { Custodian } from '../../../../schema/contract/agency.ts';
import type { BlockingKey } from '../block/blocking-keys.ts';
import { LARGEST_BLOCK, LARGEST_FINER_BLOCK, type LoadedBlocks } from './blocks.ts';
import type { SaidOfChild } from './matching-record-of.ts';
import { saidOfStored, type StoredSaid } from './said-of-child.ts';

/** What registration needs to know of a child's entry. */
export interface ChildEntry {
  /** The record that the child is described by, and the one that brought it: custodian and its record id. */
  readonly describedBy: string;
  readonly founder: string;
  /** Where what is decided about it goes; null where that is the child itself. */
  readonly scope: string | null;
}

/** The children that some records could belong to. */
export interface LoadedChildren {
  readonly blocks: LoadedBlocks;
  readonly records: readonly { readonly source: string; readonly childId: string; readonly said: () => SaidOfChild }[];
  readonly children: readonly (readonly [childId: string, entry: ChildEntry])[];
  /** Of whom a person has said that they are not one. */
  readonly apart: readonly (readonly [one: string, other: string])[];
}

/** As the database answers. */
interface Answer {
  /** Side by side: the place, from 1, of a key that was asked for, and the arrival of a record under it, or under the finer one. */
  readonly places: readonly number[];
  readonly arrivals: readonly number[];
  /** Places of keys that too many records share, and of those of which even the finer one is. */
  readonly wide: readonly number[];
  readonly tooWide: readonly number[];
  /** Each with its child's place among those found. */
  readonly records: readonly (readonly [
    child: number,
    arrival: number,
    custodian: Custodian,
    recordId: string,
    dateOfBirth: string | null,
    sex: SaidOfChild['sex'],
    said: StoredSaid,
  ])[];
  readonly children: readonly (readonly [
    place: number,
    id: string,
    describedBy: string,
    founder: string,
    scope: string | null,
  ])[];
  readonly apart: LoadedChildren['apart'];
}

/**
 * The children under some keys, under the finer ones of those that too many have, and some others, with what all their
 * records say. One query.
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
    .executeQuery<{ found: Answer }>(
      CompiledQuery.raw(LIKELY_CHILDREN, [
        `{${asked.map(({ key }) => key).join()}}`,
        `{${asked.map(({ finer }) => finer ?? 'null').join()}}`,
        `{${others.join()}}`,
        LARGEST_BLOCK,
        LARGEST_FINER_BLOCK,
      ]),
    );
  const found = rows[0]?.found;
  if (found === undefined) throw new Error('the database told nothing of likely children');
  const ids = new Map<number, string>();
  for (const [place, id] of found.children) ids.set(place, id);
  const childOf = new Map<number, string>();
  const records = found.records.map(([child, arrival, custodian, recordId, dateOfBirth, sex, said]) => {
    const childId = ids.get(child) ?? '';
    childOf.set(arrival, childId);
    return { source: `${custodian} ${recordId}`, childId, said: () => saidOfStored(said, dateOfBirth, sex) };
  });
  return {
    blocks: blocksOf(asked, found, childOf),
    records,
    children: found.children.map(([, id, describedBy, founder, scope]) => [id, { describedBy, founder, scope }]),
    apart: found.apart,
  };
}

/** As text, because it is asked for each record that comes, and putting it together costs as much as answering it. */
const LIKELY_CHILDREN =
  'select child_index.children_like($1::bigint[], $2::bigint[], $3::uuid[], $4::integer, $5::integer) as found';

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

function blocksOf(
  asked: readonly BlockingKey[],
  { places, arrivals, wide, tooWide }: Answer,
  childOf: ReadonlyMap<number, string>,
): LoadedBlocks {
  const finer = new Set(wide);
  const keyAt = (place: number) => asked[place - 1]?.key ?? 0;
  const finerAt = (place: number) => asked[place - 1]?.finer ?? keyAt(place);
  const [keys, childIds]: [number[], string[]] = [[], []];
  for (const [at, place] of places.entries()) {
    const childId = childOf.get(arrivals[at] ?? 0);
    if (childId === undefined) continue;
    keys.push(finer.has(place) ? finerAt(place) : keyAt(place));
    childIds.push(childId);
  }
  return { keys, childIds, overflowing: [...wide.map(keyAt), ...tooWide.map(finerAt)] };
}

const NOBODY: LoadedChildren = {
  blocks: { keys: [], childIds: [], overflowing: [] },
  records: [],
  children: [],
  apart: [],
};
