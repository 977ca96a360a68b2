import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds: more than anything takes on a machine that is slow and busy, less than a test may take. */
const PATIENCE = 30_000;

/**
 * Waits until something is so. A test waits for what it means, and not for a time in which that would be likely.
 * @throws Error where it is not so for half a minute
 */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE; !(await isSo()); await pause(5))
    if (performance.now() > end) throw new Error(`not so within ${PATIENCE} ms: ${isSo.toString()}`);
}
