import { HubError } from '../../../schema/contract/error-codes.ts';

const DAY = 86_400_000;
const LONGEST_DAYS = 31;

/** From a moment up to, and not including, another; milliseconds since the epoch. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * The period that an auditor asks about.
 * @throws HubError BAD_REQUEST where it ends before it begins; OPERATION_LIMIT where it is longer than 31 days
 */
export function readPeriod(from: Date, to: Date): Period {
  const period = { from: from.getTime(), to: to.getTime() };
  if (period.to <= period.from) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  // A month that ends summer time is an hour longer.
  if (period.to - period.from > (LONGEST_DAYS + 1 / 24) * DAY) throw new HubError('OPERATION_LIMIT');
  return period;
}
