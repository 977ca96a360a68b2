import type { SubgraphLine } from '../../gateway/execution/subgraph-call.ts';
import { httpTransport } from '../../schema/wire/http-transport.ts';

/** Milliseconds one fetch may take. */
const TIMEOUT = 3_000;

/**
 * Lines to subgraphs at the addresses that a supergraph document names, without signatures or context. Subgraphs of one
 * origin share its connections.
 * @throws Error where a subgraph has none
 */
export function plainLines(subgraphs: ReadonlyMap<string, string>): {
  readonly lines: readonly SubgraphLine[];
  readonly close: () => Promise<void>;
} {
  const reached = new Map<string, ReturnType<typeof httpTransport>>();
  const lines = [...subgraphs].map(([name, address]): SubgraphLine => {
    if (!URL.canParse(address)) throw new Error(`the subgraph ${name} has no address that can be asked`);
    const { origin, pathname, search } = new URL(address);
    const wire = reached.get(origin) ?? httpTransport(origin);
    reached.set(origin, wire);
    const path = pathname + search;
    return {
      name,
      timeout: TIMEOUT,
      send: (body, _, signal) => wire.transport({ method: 'POST', path, headers: {}, body }, signal),
    };
  });
  return {
    lines,
    close: async () => {
      await Promise.all([...reached.values()].map(({ close }) => close()));
    },
  };
}
