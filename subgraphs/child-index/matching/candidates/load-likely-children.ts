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
  /** Places of keys that many records share, so that the finer one was looked under; of those under which too many are. */
  readonly wide: readonly number[];
  readonly tooWide: readonly number[];
  readonly children: readonly (readonly [
    id: string,
    describedBy: string,
    founder: string,
    scope: string | null,
    records: readonly (readonly [
      arrival: number,
      custodian: Custodian,
      recordId: string,
      dateOfBirth: string | null,
      sex: SaidOfChild['sex'],
      said: StoredSaid,
    ])[],
  ])[];
  readonly apart: LoadedChildren['apart'];
}

/**
 * The children under some keys, under the finer ones of those that many have, and some others, with what all their
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
  const childOf = new Map<number, string>();
  const records = found.children.flatMap(([childId, , , , all]) =>
    all.map(([arrival, custodian, recordId, dateOfBirth, sex, said]) => {
      childOf.set(arrival, childId);
      return { source: `${custodian} ${recordId}`, childId, said: () => saidOfStored(said, dateOfBirth, sex) };
    }),
  );
  return {
    blocks: blocksOf(asked, found, childOf),
    records,
    children: found.children.map(([id, describedBy, founder, scope]) => [id, { describedBy, founder, scope }]),
    apart: found.apart,
  };
}

/** As text, because it is asked for each record that comes, and putting it together costs as much as answering it. */
const LIKELY_CHILDREN =
  'select child_index.children_sharing($1::bigint[], $2::bigint[], $3::uuid[], $4::integer, $5::integer) as found';

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
  return { keys, childIds, wide: wide.map(keyAt), overflowing: tooWide.map(finerAt) };
}

const NOBODY: LoadedChildren = {
  blocks: { keys: [], childIds: [], wide: [], overflowing: [] },
  records: [],
  children: [],
  apart: [],
};
