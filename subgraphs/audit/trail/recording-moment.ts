import { utcText } from './utc-text.ts';

/** Milliseconds by which a clock may be set back without the order of the moments showing it. */
const SET_BACK = 3_600_000;

/**
 * The moment at which entries are recorded: now, but not before those that are there already, so that a month ends with
 * the place before the one the next month begins with. A clock that was an hour or more ahead is not followed.
 * @param now milliseconds since 1970
 * @param last when the last entry was recorded, as utc-text.ts writes it; empty where there is none
 */
export function recordingMoment(now: number, last: string): string {
  const moment = utcText(new Date(now).toISOString());
  return moment < last && Date.parse(last) - now < SET_BACK ? last : moment;
}
