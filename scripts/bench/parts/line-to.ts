import type { SubgraphName } from '../../../schema/contract/agency.ts';
import { parseKeyRing } from '../../../schema/contract/key-ring.ts';
import type { Caller } from '../../../schema/contract/request-signature.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';
import { httpTransport } from '../../../schema/wire/http-transport.ts';
import type { PartSettings } from '../part-protocol.ts';

/** A line of its own over HTTP from one part to a subgraph that has been started before. */
export function lineTo(
  receiver: SubgraphName,
  caller: Caller,
  { origins, keys }: Pick<PartSettings, 'origins' | 'keys'>,
): { readonly line: ServiceLine; readonly close: () => Promise<void> } {
  const origin = origins[receiver];
  if (origin === undefined) throw new Error(`${receiver} is not running`);
  const { transport, close } = httpTransport(origin);
  return { line: { caller, receiver, keys: parseKeyRing(keys.lines), transport }, close };
}
