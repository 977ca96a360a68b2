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

let last: { readonly second: number; readonly clock: WallClock } | null = null;

/**
 * What clocks in England show at a moment (milliseconds since the epoch), summer time and all. The second that was asked
 * for last is remembered: reading a clock takes as long as the rest of a search’s work on one service.
 */
export function londonClock(moment: number): WallClock {
  const second = Math.floor(moment / 1_000);
  if (last?.second !== second) last = { second, clock: readClock(moment) };
  return last.clock;
}

function readClock(moment: number): WallClock {
  const parts = new Map(LONDON.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
  };
}
