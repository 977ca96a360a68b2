import { CUSTODIANS, SUBGRAPH_OF, type SubgraphName } from '../../schema/contract/agency.ts';
import { auditSchema } from '../../subgraphs/audit/index.ts';
import { childIndexSchema } from '../../subgraphs/child-index/index.ts';
import { agencySchema } from '../../subgraphs/kernel/agency/agency-subgraph.ts';
import type { FederatedSchema } from '../../subgraphs/kernel/schema/federated-schema.ts';
import { serviceDirectorySchema } from '../../subgraphs/service-directory/index.ts';
import { AGENCIES } from './agencies.ts';

/** The schema of each subgraph, as its classes make it. */
export async function subgraphSchemas(): Promise<ReadonlyMap<SubgraphName, FederatedSchema>> {
  const schemas = new Map<SubgraphName, FederatedSchema>();
  schemas.set('child-index', await childIndexSchema());
  for (const custodian of CUSTODIANS) schemas.set(SUBGRAPH_OF[custodian], await agencySchema(AGENCIES[custodian]));
  schemas.set('audit', await auditSchema());
  schemas.set('service-directory', await serviceDirectorySchema());
  return schemas;
}
