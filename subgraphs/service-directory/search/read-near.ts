import { isValid, toNormalised, toOutcode, toSector } from 'postcode';
import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { postcodePoint, type Coordinates } from '../open-referral/read/postcode-point.ts';
import { placeKey } from '../places/place-rows.ts';
import type { DirectoryDatabase } from '../store/directory-database.ts';

const PAIR = /^\s*(-?\d{1,2}(?:\.\d{1,9})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,9})?)\s*$/;
const LONGEST = 100;

/**
 * Where “near” is: a pair of degrees as in `51.75,-1.26`, a postcode in whose neighbourhood the directory has a location,
 * or the name of a place that it knows.
 * @throws HubError BAD_REQUEST with VALUE_INVALID where it cannot tell, VALUE_TOO_LONG
 */
export async function readNear(database: DirectoryDatabase, text: string): Promise<Coordinates> {
  if (text.length > LONGEST) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
  const found = pairOf(text) ?? (await postcodeOf(database, text)) ?? (await placeOf(database, text));
  if (found === null) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return found;
}

function pairOf(text: string): Coordinates | null {
  const [, north, east] = PAIR.exec(text) ?? [];
  const [latitude, longitude] = [Number(north), Number(east)];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

async function postcodeOf(database: DirectoryDatabase, text: string): Promise<Coordinates | null> {
  if (!isValid(text)) return null;
  const [whole, sector, outward] = [toNormalised(text) ?? '', toSector(text) ?? '', toOutcode(text) ?? ''];
  return postcodePoint(database, { whole, sector, outward });
}

async function placeOf(database: DirectoryDatabase, text: string): Promise<Coordinates | null> {
  const key = placeKey(text);
  if (key === '') return null;
  const { rows } = await sql<Coordinates>`
    select latitude, longitude from service_directory.place
    where latitude is not null and (key = ${key} or position(${`-${key}-`} in '-' || key || '-') > 0)
    order by length(key), key limit 1`.execute(database);
  return rows[0] ?? null;
}
