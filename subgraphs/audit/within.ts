import { HubError } from '../../schema/contract/error-codes.ts';

/**
 * The outcome of a promise, or AUDIT_UNAVAILABLE once `milliseconds` have passed. What was begun goes on: an entry may
 * still be stored after its writer was told that it was not, never the other way round.
 * @throws HubError AUDIT_UNAVAILABLE
 */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HubError('AUDIT_UNAVAILABLE')), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
