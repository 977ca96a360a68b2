import { sql, type RawBuilder } from 'kysely';

/**
 * The entries `e` at the places of a table or subquery: each is looked up by its key, in the one month that it is in. A
 * plain join would be free to read the whole trail instead, and does where it expects many rows.
 * @param places the name of what has the columns `seq` and `recorded_at`
 */
export function entriesOf(places: string): RawBuilder<unknown> {
  return sql.raw(`${places} cross join lateral (
    select * from audit.entry x where x.seq = ${places}.seq and x.recorded_at = ${places}.recorded_at limit 1) as e`);
}
