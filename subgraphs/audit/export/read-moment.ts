import { z } from 'zod';
import { clockInEngland } from '../../kernel/calendar/working-days.ts';

const HOUR = 3_600_000;

/**
 * A moment in milliseconds since the epoch, of a day in England (`2026-03-01`, its first moment) or of a moment with its
 * offset (`2026-03-01T09:30:00Z`). Null for anything else.
 */
export function readMoment(text: string): number | null {
  if (z.iso.datetime({ offset: true }).safeParse(text).success) return Date.parse(text);
  if (!z.iso.date().safeParse(text).success) return null;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  // In summer the day begins an hour before that of Greenwich. The clock changes later in the night.
  return clockInEngland(midnight).time === '00:00' ? midnight : midnight - HOUR;
}
