const DAY = 86_400_000;

/** The ISO date so many days later, or earlier for a negative number. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** The same day of another year; 29 February becomes 1 March where that year has none. */
export function addYears(date: string, years: number): string {
  const moved = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return new Date(Date.parse(`${moved.slice(0, 7)}-01`) + (Number(date.slice(8)) - 1) * DAY).toISOString().slice(0, 10);
}

export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY);
}

/** Age in whole years; who was born on 29 February is a year older on 1 March. */
export function ageOn(dateOfBirth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return today.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

/** 1 September of the school year that a day is in. */
export function schoolYearStart(today: string): string {
  const year = Number(today.slice(0, 4));
  return `${today.slice(5) >= '09-01' ? year : year - 1}-09-01`;
}

/**
 * National Curriculum year of a child: the age on 31 August before the school year decides. Null for a child who is
 * too young for a nursery place (below three) or past Year 13.
 */
export function yearGroupOn(dateOfBirth: string, today: string): string | null {
  const atStart = ageOn(dateOfBirth, addDays(schoolYearStart(today), -1));
  if (ageOn(dateOfBirth, today) < 3 || atStart > 17) return null;
  if (atStart < 4) return atStart < 3 ? 'N1' : 'N2';
  return atStart === 4 ? 'R' : String(atStart - 4);
}

/** A date of birth that puts a child in Year 1 to 13 on the day: the given day and month (`11-12`) of the right year. */
export function bornForYear(year: number, monthAndDay: string, today: string): string {
  const entry = Number(schoolYearStart(today).slice(0, 4)) - year - 4;
  return `${monthAndDay >= '09-01' ? entry - 1 : entry}-${monthAndDay}`;
}
