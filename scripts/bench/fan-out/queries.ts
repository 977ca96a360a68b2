import { SUBGRAPH_OF, type Custodian, type SubgraphName } from '../../../schema/contract/agency.ts';

const DETAILS =
  'asOf service { name telephone } practitioners { name role telephone email isLeadProfessional } since until';

/** What an agency answers by itself: the type of its involvement, and what is asked of it. */
interface EntityQuery {
  readonly subgraph: SubgraphName;
  readonly query: string;
}

function entityQuery(custodian: Custodian, typeName: string, ownFields = ''): [string, EntityQuery] {
  const query = `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${typeName} { ${DETAILS} ${ownFields} } } }`;
  return [typeName, { subgraph: SUBGRAPH_OF[custodian], query }];
}

/** By type of involvement: which agency to ask, and for what. */
export const ENTITY_QUERIES: ReadonlyMap<string, EntityQuery> = new Map([
  entityQuery('EDUCATION', 'EducationInvolvement', 'yearGroup'),
  entityQuery('HEALTH', 'HealthInvolvement'),
  entityQuery('SOCIAL_CARE', 'SocialCareInvolvement'),
  entityQuery('CONNEXIONS', 'ConnexionsInvolvement'),
  entityQuery('POLICE', 'PoliceInvolvement'),
]);

const STATEMENTS = [...ENTITY_QUERIES.keys()].map((typeName) => `... on ${typeName} { statement }`).join(' ');

/** The one fetch from the child index: what of the operation is the index's own, and the statements for the agencies. */
export const INDEX_QUERY = `query($id: ID!) { child(id: $id) { givenName familyName dateOfBirth notices whosInvolved {
  __typename id agency withheldDetails ${STATEMENTS}
  ... on WithheldInvolvement { category howToAsk ${DETAILS} }
  ... on UnspecifiedSensitiveInvolvement { broker { name telephone } ${DETAILS} }
} } }`;
