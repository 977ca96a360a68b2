import type { Custodian, SubgraphName } from '../../schema/contract/agency.ts';
import type { Caller } from '../../schema/contract/request-signature.ts';

/** The setting with the keys by which `caller` signs and `receiver` verifies. Both ends have it by the same name. */
export function linkKeysName(caller: Caller, receiver: SubgraphName): string {
  return `LINK_KEYS_${upperSnake(caller)}_${upperSnake(receiver)}`;
}

/** The setting with the keys of the sealed statements to one agency. The child index has it too, by the same name. */
export function sealKeysName(custodian: Custodian): string {
  return `SEAL_KEYS_${custodian}`;
}

/** The setting with the address of a subgraph that runs in a process of its own. */
export function subgraphUrlName(subgraph: SubgraphName): string {
  return `SUBGRAPH_URL_${upperSnake(subgraph)}`;
}

function upperSnake(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
