import { HubError } from '../../../../schema/contract/error-codes.ts';

/** Before anything that a record of today could be about; what is earlier is a slip, and no database keeps the year 0. */
const EARLIEST = Date.parse('1900-01-01T00:00:00Z');

/**
 * A text without the space around it.
 * @throws HubError BAD_REQUEST when nothing is left, or too much
 */
export function readText(text: string, longest: number): string {
  const words = text.trim();
  if (words === '') throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  if (words.length > longest) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
  return words;
}

/** The same for a text that may be left out; null where it is. */
export function readOptionalText(text: string | null | undefined, longest: number): string | null {
  return text === null || text === undefined ? null : readText(text, longest);
}

/**
 * A list without its repetitions.
 * @throws HubError BAD_REQUEST when it is empty: a decision about nothing is a slip
 */
export function readList<Value>(values: readonly Value[]): Value[] {
  if (values.length === 0) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return [...new Set(values)];
}

/** @throws HubError BAD_REQUEST for a moment that nothing can be about */
export function readMoment(moment: Date): Date {
  if (moment.getTime() < EARLIEST) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return moment;
}

/**
 * When something begins and ends: from the first moment, up to and not including the last, null for no end.
 * @param now what it begins at where nothing else is said, in milliseconds since the epoch
 * @throws HubError BAD_REQUEST when it would end before it began
 */
export function readSpan(
  from: Date | null | undefined,
  until: Date | null | undefined,
  now: number,
): { startsAt: Date; endsAt: Date | null } {
  const startsAt = readMoment(from ?? new Date(now));
  if (until !== null && until !== undefined && until <= startsAt) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return { startsAt, endsAt: until ?? null };
}
