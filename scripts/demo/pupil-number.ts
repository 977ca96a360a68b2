import { ageOn, schoolYearStart, yearGroupOn } from './calendar.ts';
import type { IdentifierPool } from './identifier-pool.ts';
import type { Locality } from './places.ts';

/** The unique pupil number of a child who has reached Reception; it comes from the first school, not the present one. */
export function upnOf(
  dateOfBirth: string,
  locality: Locality,
  pool: IdentifierPool,
  today: string,
  temporary: boolean,
): string | null {
  const year = yearGroupOn(dateOfBirth, today);
  const pastSchool = year === null && ageOn(dateOfBirth, today) >= 18;
  if (!pastSchool && (year === null || year.startsWith('N'))) return null;
  const yearsAgo = pastSchool ? 14 : year === 'R' ? 0 : Number(year);
  const entry = Number(schoolYearStart(today).slice(0, 4)) - yearsAgo;
  return pool.upn(9000 + locality.number, entry, temporary);
}
