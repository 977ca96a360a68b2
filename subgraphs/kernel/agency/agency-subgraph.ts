import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { NonEmptyArray } from 'type-graphql';
import { SUBGRAPH_OF } from '../../../schema/contract/agency.ts';
import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';
import { remoteAuditTrail } from '../../../schema/wire/remote-audit-trail.ts';
import { SecurityTrail } from '../guard/security-trail.ts';
import { StatementGuard, type InvolvementReference } from '../guard/statement-guard.ts';
import { buildFederatedSchema, type FederatedSchema } from '../schema/federated-schema.ts';
import { startSubgraph, type Subgraph, type SubgraphSurroundings } from '../server/subgraph.ts';
import type { Agency } from './agency.ts';
import { involvementLoaders, type InvolvementLoader } from './involvement-loader.ts';
import { loadRecords } from './load-records.ts';
import { OutboxRecord } from './outbox-record.entity.ts';
import { RegistrationDesk } from './registration-desk.ts';

/** What an agency's subgraph needs beyond what every subgraph needs. */
export interface AgencySurroundings extends SubgraphSurroundings {
  /** The keys that this agency and the child index alone hold. */
  readonly sealKeys: KeyRing;
  /** The line on which records are registered, and the agency's own entries go to the audit trail. */
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
  const { childIndex, logger, sealKeys } = surroundings;
  const name = SUBGRAPH_OF[agency.custodian];
  const schema = await agencySchema(agency);
  const trail = remoteAuditTrail(childIndex);
  const securityLog = new SecurityTrail({ part: name, log: surroundings.securityLog, trail });
  const guard = new StatementGuard(agency.custodian, sealKeys, securityLog);
  const loaderFor = involvementLoaders(agency, schema.annotated, guard);
  let desk: RegistrationDesk | undefined;
  const subgraph = await startSubgraph(
    {
      name,
      tables: {
        schema: agency.schema,
        entities: [OutboxRecord, ...agency.entities],
        migrations: agency.migrations,
      },
      schema: schema.executable,
      contextOf: (fork, request): AgencyContext => {
        const em = fork();
        return { em, involvements: loaderFor(em, request) };
      },
      internal: (fork) => {
        const registrations = new RegistrationDesk({ fork, custodian: agency.custodian, index: childIndex, logger });
        desk = registrations;
        const register = () => registrations.register();
        return {
          'load-records': {
            callers: ['operator'],
            run: (payload) => registrations.inTurn(() => loadRecords(agency, { em: fork(), trail, register }, payload)),
          },
        };
      },
      state: () => ({ registrationsWaitingSince: desk?.waitingSince ?? null }),
      onClose: async () => {
        await desk?.close();
        await securityLog.close();
      },
    },
    { ...surroundings, securityLog },
  );
  desk?.start();
  return subgraph;
}
