import { listen } from '../../../subgraphs/kernel/server/http-listener.ts';
import type { Subgraph } from '../../../subgraphs/kernel/server/subgraph.ts';
import type { Stopwatch } from '../stopwatch.ts';
import { TIMED } from './part.ts';

/** Serves a subgraph on a free port of this machine, as a process of its own would, and times its answers. */
export async function serveSubgraph(
  subgraph: Subgraph,
  stopwatch: Stopwatch,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const listener = await listen(
    (request) => stopwatch.time(TIMED.answering, () => subgraph.handle(request)),
    () => subgraph.isReady(),
    0,
    '127.0.0.1',
  );
  return {
    origin: listener.url,
    close: async () => {
      await listener.close();
      await subgraph.close();
    },
  };
}
