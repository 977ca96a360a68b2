import type { NonEmptyArray } from 'type-graphql';
import type { AuditTrail, DecisionReader } from '../../schema/contract/audit-entry.ts';
import { CUSTODIANS, SUBGRAPH_OF } from '../../schema/contract/agency.ts';
import { parseRegisterRecords } from '../../schema/contract/child-registration.ts';
import { HubError } from '../../schema/contract/error-codes.ts';
import { buildFederatedSchema, type FederatedSchema } from '../kernel/schema/federated-schema.ts';
import { startSubgraph, type Subgraph, type SubgraphSurroundings } from '../kernel/server/subgraph.ts';
import { ChildAddress } from './identity/child-address.entity.ts';
import { ChildIdentifier } from './identity/child-identifier.entity.ts';
import { ChildName } from './identity/child-name.entity.ts';
import { ChildQueriesResolver } from './identity/child-queries.resolver.ts';
import { Child } from './identity/child.entity.ts';
import { ChildResolver } from './identity/child.resolver.ts';
import { ParentOrCarer } from './identity/parent-or-carer.entity.ts';
import { IndexContext } from './index-context.ts';
import { CaseloadResolver } from './involvement/caseload.resolver.ts';
import { DeclaredRelationship } from './involvement/declared-relationship.entity.ts';
import { DeclareRelationshipResolver } from './involvement/declare-relationship.resolver.ts';
import type { Publisher } from './involvement/publish-involvements.ts';
import { RecordLink } from './involvement/record-link.entity.ts';
import { RELEASED_INVOLVEMENTS } from './involvement/released-involvements.type.ts';
import { UnspecifiedSensitiveInvolvement } from './involvement/unspecified-sensitive-involvement.type.ts';
import { WithheldInvolvement } from './involvement/withheld-involvement.type.ts';
import { DescriptionKey } from './matching/description-key.entity.ts';
import { registerRecords } from './matching/register-records.ts';
import { M0001Children } from './migrations/m0001-children.ts';
import { M0002SharingRecords } from './migrations/m0002-sharing-records.ts';
import { M0003Alerts } from './migrations/m0003-alerts.ts';
import { CompetenceAssessment } from './sharing/competence-assessment.entity.ts';
import { AcknowledgeAlertResolver } from './sharing/alerts/acknowledge-alert.resolver.ts';
import { AlertsResolver } from './sharing/alerts/alerts.resolver.ts';
import { Consent } from './sharing/consent.entity.ts';
import { CourtOrder } from './sharing/court-order.entity.ts';
import { ChildSharingResolver } from './sharing/explain/child-sharing.resolver.ts';
import { ExplainDecisionResolver } from './sharing/explain/explain-decision.resolver.ts';
import { loadSharingChoices } from './sharing/load-sharing-choices.ts';
import { AddRestrictedPersonResolver } from './sharing/records/add-restricted-person.resolver.ts';
import { RecordCompetenceResolver } from './sharing/records/record-competence.resolver.ts';
import { RecordConsentResolver } from './sharing/records/record-consent.resolver.ts';
import { RecordCourtOrderResolver } from './sharing/records/record-court-order.resolver.ts';
import { SharingAgreementsResolver } from './sharing/records/sharing-agreements.resolver.ts';
import { SharingRecords } from './sharing/records/sharing-records.ts';
import { SharingRecordsResolver } from './sharing/records/sharing-records.resolver.ts';
import { ShieldsResolver } from './sharing/records/shields.resolver.ts';
import { WithdrawConsentResolver } from './sharing/records/withdraw-consent.resolver.ts';
import { RestrictedPerson } from './sharing/restricted-person.entity.ts';
import { SharingAgreement } from './sharing/sharing-agreement.entity.ts';
import { Shield } from './sharing/shield.entity.ts';

/** What the child index needs beyond what every subgraph needs. */
export interface ChildIndexSurroundings extends SubgraphSurroundings {
  readonly trail: AuditTrail & DecisionReader;
  readonly publisher: Publisher;
}

const RESOLVERS: NonEmptyArray<Function> = [
  ChildQueriesResolver,
  ChildResolver,
  CaseloadResolver,
  DeclareRelationshipResolver,
  AlertsResolver,
  AcknowledgeAlertResolver,
  ChildSharingResolver,
  ExplainDecisionResolver,
  RecordConsentResolver,
  WithdrawConsentResolver,
  RecordCompetenceResolver,
  RecordCourtOrderResolver,
  ShieldsResolver,
  AddRestrictedPersonResolver,
  SharingAgreementsResolver,
  SharingRecordsResolver,
];
const INVOLVEMENTS = [...RELEASED_INVOLVEMENTS, WithheldInvolvement, UnspecifiedSensitiveInvolvement];
const ENTITIES = [
  Child,
  ChildName,
  ChildAddress,
  ChildIdentifier,
  ParentOrCarer,
  DescriptionKey,
  RecordLink,
  DeclaredRelationship,
  Shield,
  RestrictedPerson,
  Consent,
  CompetenceAssessment,
  CourtOrder,
  SharingAgreement,
];

/** The schema of the child index: children, and who is involved with them. */
export function childIndexSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema({ resolvers: RESOLVERS, orphanedTypes: INVOLVEMENTS, references: {} });
}

/** Starts the child index. */
export async function startChildIndex(surroundings: ChildIndexSurroundings): Promise<Subgraph> {
  const schema = await childIndexSchema();
  return startSubgraph(
    {
      name: 'child-index',
      tables: {
        schema: 'child_index',
        entities: ENTITIES,
        migrations: [
          { name: 'm0001-children', class: M0001Children },
          { name: 'm0002-sharing-records', class: M0002SharingRecords },
          { name: 'm0003-alerts', class: M0003Alerts },
        ],
      },
      schema: schema.executable,
      // Behind a property, because Apollo Server copies the context itself, which a class with private state does not survive.
      contextOf: (em, request) => {
        const index = new IndexContext(em, request, surroundings.trail, surroundings.publisher, surroundings.logger);
        return { index, records: new SharingRecords(index) };
      },
      internal: (fork) => ({
        'register-records': {
          callers: CUSTODIANS.map((custodian) => SUBGRAPH_OF[custodian]),
          run: (payload, caller) => {
            const batch = parseRegisterRecords(payload);
            if (batch === null) throw new HubError('BAD_REQUEST');
            // An agency speaks for its own records only.
            if (SUBGRAPH_OF[batch.custodian] !== caller) throw new HubError('FORBIDDEN');
            return registerRecords(fork(), batch);
          },
        },
        'load-sharing-choices': {
          callers: ['operator'],
          run: (payload) => loadSharingChoices(fork(), payload),
        },
      }),
    },
    surroundings,
  );
}
