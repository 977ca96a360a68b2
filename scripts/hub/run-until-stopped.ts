/** Milliseconds that closing may take: what is under way has its own deadlines, all of them shorter. */
const GRACE = 28_000;

/**
 * Waits until this process is told to stop (SIGTERM, or SIGINT from a terminal), then closes what it runs. A second
 * signal ends it at once.
 *
 * An error that nobody caught stops it in the same way, where somebody is to be told of it: what is under way is
 * finished, for it is most likely sound, and nothing new is begun in a process of which nobody knows what state it is in.
 * @param onFault told of such an error; without it the process ends at once
 * @throws Error when closing takes longer than it may, what is still open then ends with the process; and after a fault,
 *   so that whoever runs the process starts it again
 */
export async function runUntilStopped(close: () => Promise<void>, onFault?: (error: unknown) => void): Promise<void> {
  const faults: unknown[] = [];
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    if (onFault === undefined) return;
    for (const event of ['uncaughtException', 'unhandledRejection'] as const)
      process.on(event, (error: unknown) => {
        faults.push(error);
        onFault(error);
        resolve();
      });
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
  if (faults.length > 0) throw new Error('the process was stopped for an error that nobody caught; its log says where');
}
