import type { Transport } from '../../schema/contract/wire.ts';
import type { SubgraphHandler } from '../../subgraphs/kernel/server/subgraph-server.ts';

/** Reaches a subgraph in the same process, through the same guard as over HTTP. */
export function inProcessTransport(handle: SubgraphHandler): Transport {
  return (request, signal) =>
    new Promise((resolve, reject) => {
      const giveUp = () => reject(new Error('no longer waited for'));
      if (signal.aborted) return giveUp();
      signal.addEventListener('abort', giveUp);
      handle(request)
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', giveUp));
    });
}
