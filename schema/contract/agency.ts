/** Agencies that hold records about children and answer for them through a subgraph of their own: the custodians. */
export const CUSTODIANS = ['EDUCATION', 'HEALTH', 'SOCIAL_CARE', 'CONNEXIONS', 'POLICE'] as const;
export type Custodian = (typeof CUSTODIANS)[number];

/** The processes of the hub behind the gateway. */
export const SUBGRAPHS = [
  'child-index',
  'education',
  'health',
  'social-care',
  'connexions',
  'police',
  'audit',
  'service-directory',
] as const;
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** The subgraph in which a custodian's records are. */
export const SUBGRAPH_OF: Record<Custodian, SubgraphName> = {
  EDUCATION: 'education',
  HEALTH: 'health',
  SOCIAL_CARE: 'social-care',
  CONNEXIONS: 'connexions',
  POLICE: 'police',
};

export function isCustodian(value: unknown): value is Custodian {
  return CUSTODIANS.some((custodian) => custodian === value);
}

export function isSubgraphName(value: unknown): value is SubgraphName {
  return SUBGRAPHS.some((name) => name === value);
}
