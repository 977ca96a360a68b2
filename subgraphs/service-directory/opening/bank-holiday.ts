/** Days by royal proclamation (Banking and Financial Dealings Act 1971, section 1(3)) that no rule gives. */
const PROCLAIMED = new Set(['2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08']);
/** Moved by proclamation: the spring day of 2022 into June, and the early May day of 2020. */
const MOVED = new Set(['2022-05-30', '2020-05-04']);
const ADDED = new Set(['2020-05-08']);
const DAY = 86_400_000;

/**
 * Whether a day, `YYYY-MM-DD`, is a bank holiday in England: those of the Banking and Financial Dealings Act 1971,
 * schedule 1, and those that custom and proclamation add, with the days that stand in for a weekend.
 */
export function isBankHoliday(date: string): boolean {
  if (PROCLAIMED.has(date) || ADDED.has(date)) return true;
  return !MOVED.has(date) && bankHolidays(Number(date.slice(0, 4))).includes(date);
}

function bankHolidays(year: number): readonly string[] {
  const easter = easterSunday(year);
  const newYear = substituted(Date.UTC(year, 0, 1));
  const christmas = substituted(Date.UTC(year, 11, 25));
  const boxing = substituted(Date.UTC(year, 11, 26));
  const days = [
    newYear,
    easter - 2 * DAY,
    easter + DAY,
    firstMonday(Date.UTC(year, 4, 1)),
    firstMonday(Date.UTC(year, 4, 25)),
    firstMonday(Date.UTC(year, 7, 25)),
    christmas,
    // Two days that fall on the same Monday make a Tuesday of the second.
    boxing === christmas ? boxing + DAY : boxing,
  ];
  return days.map((day) => new Date(day).toISOString().slice(0, 10));
}

/** The same day, or what stands in for it where it is a weekend: the Monday, or for a Boxing Day on Sunday the Tuesday. */
function substituted(day: number): number {
  const weekday = new Date(day).getUTCDay();
  const isBoxingDay = new Date(day).getUTCDate() === 26;
  if (weekday === 6) return day + 2 * DAY;
  return weekday === 0 ? day + (isBoxingDay ? 2 : 1) * DAY : day;
}

function firstMonday(from: number): number {
  return from + ((8 - new Date(from).getUTCDay()) % 7) * DAY;
}

/** Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher. */
function easterSunday(year: number): number {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return Date.UTC(year, month - 1, (h + l - 7 * m + 33 * month + 19) % 32);
}
