/** What a clock on the wall shows: a day, `YYYY-MM-DD`, and a time, `HH:MM:SS`. */
export interface WallClock {
  readonly date: string;
  readonly time: string;
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** What clocks in England show at a moment (milliseconds since the epoch), summer time and all. */
export function londonClock(moment: number): WallClock {
  const parts = new Map(LONDON.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
  };
}
