import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NonEmptyArray } from 'type-graphql';
import { SUBGRAPH_OF } from '../../../schema/contract/agency.ts';
import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';
import { StatementGuard, type InvolvementReference } from '../guard/statement-guard.ts';
import { buildFederatedSchema, type FederatedSchema } from '../schema/federated-schema.ts';
import { startSubgraph, type Subgraph, type SubgraphSurroundings } from '../server/subgraph.ts';
import type { Agency } from './agency.ts';
import { involvementLoaders, type InvolvementLoader } from './involvement-loader.ts';
import { loadRecords } from './load-records.ts';
import { OutboxRecord } from './outbox-record.entity.ts';

/** What an agency's subgraph needs beyond what every subgraph needs. */
export interface AgencySurroundings extends SubgraphSurroundings {
  /** The keys that this agency and the child index alone hold. */
  readonly sealKeys: KeyRing;
  /** The line on which records are registered. */
  readonly childIndex: ServiceLine;
}

interface AgencyContext {
  readonly em: SqlEntityManager;
  readonly involvements: InvolvementLoader;
}

/** The schema of an agency's subgraph: one entity, its involvement. */
export function agencySchema<Source>(agency: Agency<Source>): Promise<FederatedSchema> {
  const resolvers: NonEmptyArray<Function> = [agency.involvementType];
  return buildFederatedSchema({
    resolvers,
    orphanedTypes: [agency.involvementType],
    references: {
      [agency.involvementTypeName]: (reference: InvolvementReference, context: AgencyContext) =>
        context.involvements.load(reference),
    },
  });
}

/** Starts the subgraph of one agency. */
export async function startAgency<Source>(agency: Agency<Source>, surroundings: AgencySurroundings): Promise<Subgraph> {
  const schema = await agencySchema(agency);
  const guard = new StatementGuard(agency.custodian, surroundings.sealKeys, surroundings.securityLog);
  const loaderFor = involvementLoaders(agency, schema.annotated, guard);
  return startSubgraph(
    {
      name: SUBGRAPH_OF[agency.custodian],
      tables: {
        schema: agency.schema,
        entities: [OutboxRecord, ...agency.entities],
        migrations: agency.migrations,
      },
      schema: schema.executable,
      contextOf: (em, request): AgencyContext => ({ em, involvements: loaderFor(em, request) }),
      internal: (fork) => ({
        'load-records': {
          callers: ['operator'],
          run: (payload) => loadRecords(agency, fork(), surroundings.childIndex, payload),
        },
      }),
    },
    surroundings,
  );
}
