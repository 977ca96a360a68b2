import { sql } from 'kysely';
import type { DirectoryDatabase } from '../../store/directory-database.ts';
import type { Postcode } from './read-parameters.ts';

/** Degrees, WGS 84. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Where a postcode is, as far as the directory’s own locations tell: the middle of those with the same postcode, else of
 * those in the same sector, else of those in the same district. Null where it has none there.
 */
export async function postcodePoint(
  database: DirectoryDatabase,
  { whole, sector, outward }: Postcode,
): Promise<Coordinates | null> {
  const { rows } = await sql<Coordinates>`
    select latitude, longitude from (
      select 1 as choice, avg(latitude) as latitude, avg(longitude) as longitude
      from service_directory.location where postcode = ${whole} and latitude is not null
      union all
      select 2, avg(latitude), avg(longitude)
      from service_directory.location where sector = ${sector} and latitude is not null
      union all
      select 3, avg(latitude), avg(longitude)
      from service_directory.location where outward = ${outward} and latitude is not null
    ) as middle where latitude is not null order by choice limit 1`.execute(database);
  return rows[0] ?? null;
}
