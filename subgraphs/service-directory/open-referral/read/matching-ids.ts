import { sql, type RawBuilder } from 'kysely';
import type { DirectoryDatabase } from '../../store/directory-database.ts';
import type { Parameters } from './read-parameters.ts';

/** A table and what is looked for in it. `id` names the rows; the page is in the order of `order`. */
export interface Listing {
  readonly from: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly conditions: readonly RawBuilder<unknown>[];
  readonly order: RawBuilder<unknown>;
}

export interface MatchingIds {
  readonly total: number;
  /** Of the page that is asked for, as a text that PostgreSQL reads as uuid[]. */
  readonly ids: string;
}

/** Finds how many rows match, and which of them are on the page that is asked for. */
export type FindIds = (
  database: DirectoryDatabase,
  listing: Listing,
  asked: Pick<Parameters, 'page' | 'perPage'>,
) => Promise<MatchingIds>;

/** Looks through all that match, for each page. */
export const matchingIds: FindIds = async (database, { from, id, conditions, order }, { page, perPage }) => {
  const where = conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);
  const { rows } = await sql<{ total: number; ids: string }>`
    select (select count(*)::int from ${from} where ${where}) as total,
      array(select ${id} from ${from} where ${where} order by ${order}
        limit ${perPage}::int offset ${(page - 1) * perPage}::int)::text as ids`.execute(database);
  return rows[0] ?? { total: 0, ids: '{}' };
};

/** Looks through them once, for all pages of one list that has so many rows at most. */
export function matchingOnce(most: number): FindIds {
  let found: { readonly total: number; readonly ids: readonly string[] } | null = null;
  return async (database, listing, { page, perPage }) => {
    if (found === null) {
      const { total, ids } = await matchingIds(database, listing, { page: 1, perPage: most });
      found = { total, ids: ids.slice(1, -1).split(',') };
    }
    const { total, ids } = found;
    return { total, ids: `{${ids.slice((page - 1) * perPage, page * perPage).join(',')}}` };
  };
}

/** Condition and order by which the rows of a page are read, once their ids are known. */
export function onPage(id: RawBuilder<unknown>, { ids }: MatchingIds) {
  return {
    condition: sql`${id} = any(${ids}::uuid[])`,
    order: sql`array_position(${ids}::uuid[], ${id})`,
  };
}
