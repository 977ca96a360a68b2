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

/** How many rows match, and which of them are on the page that is asked for. */
export async function matchingIds(
  database: DirectoryDatabase,
  { from, id, conditions, order }: Listing,
  { page, perPage }: Pick<Parameters, 'page' | 'perPage'>,
): Promise<MatchingIds> {
  const where = conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);
  const { rows } = await sql<{ total: number; ids: string }>`
    select (select count(*)::int from ${from} where ${where}) as total,
      array(select ${id} from ${from} where ${where} order by ${order}
        limit ${perPage}::int offset ${(page - 1) * perPage}::int)::text as ids`.execute(database);
  return rows[0] ?? { total: 0, ids: '{}' };
}

/** Condition and order by which the rows of a page are read, once their ids are known. */
export function onPage(id: RawBuilder<unknown>, { ids }: MatchingIds) {
  return {
    condition: sql`${id} = any(${ids}::uuid[])`,
    order: sql`array_position(${ids}::uuid[], ${id})`,
  };
}
