const WORDS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** A day, `YYYY-MM-DD`, as in `Friday 25 December 2026`; as it was given where there is no such day. */
export function dayInWords(date: string): string {
  const moment = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(moment) ? date : WORDS.format(moment).replace(',', '');
}
