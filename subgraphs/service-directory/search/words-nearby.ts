import { sql, type RawBuilder } from 'kysely';
import { daysOf } from './days-of.ts';
import type { DirectorySearch, Position } from './directory-search.ts';

/** Degrees of a cell, as the column `words_nearby` has them, and of a metre. */
const CELL = { latitude: 0.04, longitude: 0.06 };
const METRE = 1 / 110_000;
/** Words times cells that are looked up at most; beyond them other indexes are better. */
const MOST_LOOKUPS = 600;

/**
 * Hits of a search for a text within a few kilometres, by the index that knows words and nearness at once.
 * @returns null where the search is for something else, or for too many words in too large an area
 */
export function wordsNearby(
  search: DirectorySearch,
  after: Position | null,
  limit: number,
): RawBuilder<unknown> | null {
  const { near, query, age, termIds, places } = search;
  if (near === null || query === null || lookups(near, query) > MOST_LOOKUPS) return null;
  const days = daysOf(search);
  return sql`
    select id, metres as sort, metres from service_directory.hits_nearby(
      point(${near.longitude}::float8, ${near.latitude}::float8), ${near.metres}::float8,
      to_tsquery('english', ${query}), ${age}::numeric, ${list(termIds)}::uuid[], ${places && list(places, true)}::text[],
      ${list(days)}::text[], ${after?.sort ?? null}::float8, ${after?.id ?? null}::uuid, ${limit}::int)`;
}

/** Cells that the square around a point touches at most, times the words of a query, which are each in quotes. */
function lookups({ latitude, metres }: NonNullable<DirectorySearch['near']>, query: string): number {
  const degrees = 2 * metres * METRE;
  const rows = degrees / CELL.latitude + 2;
  const columns = degrees / Math.max(Math.cos((latitude * Math.PI) / 180), 0.01) / CELL.longitude + 2;
  return rows * columns * (query.split("'").length / 2);
}

/** As PostgreSQL reads an array; null where an empty one means that it does not matter. */
function list(words: readonly string[], evenEmpty = false): string | null {
  return words.length === 0 && !evenEmpty ? null : `{${words.join(',')}}`;
}
