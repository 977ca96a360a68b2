import { CUSTODIANS, SUBGRAPHS, SUBGRAPH_OF, type Custodian, type SubgraphName } from '../../schema/contract/agency.ts';
import { newKeyRing, type KeyRing } from '../../schema/contract/key-ring.ts';
import type { Caller } from '../../schema/contract/request-signature.ts';

const AGENCY_SUBGRAPHS = CUSTODIANS.map((custodian) => SUBGRAPH_OF[custodian]);

/** Who calls each part of the hub. Whoever is not here cannot: there is no key between them. */
export const CALLERS: Readonly<Record<SubgraphName, readonly Caller[]>> = {
  'child-index': ['gateway', 'operator', ...AGENCY_SUBGRAPHS],
  education: ['gateway', 'operator'],
  health: ['gateway', 'operator'],
  'social-care': ['gateway', 'operator'],
  connexions: ['gateway', 'operator'],
  police: ['gateway', 'operator'],
  audit: ['gateway', 'operator', 'child-index'],
  'service-directory': ['gateway', 'operator'],
};

/** Every key of a hub. In a real deployment each process has its own part of them alone. */
export interface HubKeys {
  /** Between a caller and a receiver. */
  line(caller: Caller, receiver: SubgraphName): KeyRing;
  /** Between the child index and one agency. */
  seal(custodian: Custodian): KeyRing;
  /** Of the child index alone: the ids of involvements are made with it. */
  readonly involvementIds: Buffer;
}

/**
 * New keys for a hub in one process. None of them needs to outlive it but those of the operator, who calls from another
 * process, and of the ids, which clients may remember.
 */
export function newHubKeys(operator: KeyRing, involvementIds: Buffer): HubKeys {
  const lines = new Map<string, KeyRing>();
  for (const receiver of SUBGRAPHS) {
    for (const caller of CALLERS[receiver]) {
      lines.set(`${caller} ${receiver}`, caller === 'operator' ? operator : newKeyRing());
    }
  }
  const seals = new Map<Custodian, KeyRing>(CUSTODIANS.map((custodian) => [custodian, newKeyRing()]));
  return {
    line: (caller, receiver) => found(lines.get(`${caller} ${receiver}`), `${caller} may not call ${receiver}`),
    seal: (custodian) => found(seals.get(custodian), `${custodian} has no seal`),
    involvementIds,
  };
}

function found<Value>(value: Value | undefined, otherwise: string): Value {
  if (value === undefined) throw new Error(otherwise);
  return value;
}
