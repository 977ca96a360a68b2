/** Milliseconds that closing may take: what is under way has its own deadlines, all of them shorter. */
const GRACE = 28_000;

/**
 * Waits until this process is told to stop (SIGTERM, or SIGINT from a terminal), then closes what it runs. A second
 * signal ends it at once.
 * @throws Error when closing takes longer than it may; what is still open then ends with the process
 */
export async function runUntilStopped(close: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not closed within ${GRACE} ms`)), GRACE);
  });
  try {
    await Promise.race([close(), overdue]);
  } finally {
    clearTimeout(timer);
  }
}
