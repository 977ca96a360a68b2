import type { SubgraphName } from '../../schema/contract/agency.ts';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import type { ServiceLine } from '../../schema/wire/call-service.ts';
import { httpTransport } from '../../schema/wire/http-transport.ts';

/** The operator’s lines to the subgraphs of a hub that runs in another process of this machine. */
export function operatorLines(
  url: string,
  keys: KeyRing,
): { lineTo: (receiver: SubgraphName) => ServiceLine; close: () => Promise<void> } {
  const { transport, close } = httpTransport(url);
  const lineTo = (receiver: SubgraphName): ServiceLine => ({
    caller: 'operator',
    receiver,
    keys,
    transport: (request, signal) =>
      transport({ ...request, path: request.path.replace('/internal/', `/internal/${receiver}/`) }, signal),
  });
  return { lineTo, close };
}
