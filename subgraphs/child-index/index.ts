import type { NonEmptyArray } from 'type-graphql';
import type { AuditTrail, DecisionReader } from '../../schema/contract/audit-entry.ts';
import { handOnEntries } from '../kernel/agency/hand-on-entries.ts';
import { SecurityTrail } from '../kernel/guard/security-trail.ts';
import { buildFederatedSchema, type FederatedSchema } from '../kernel/schema/federated-schema.ts';
import { startSubgraph, type Subgraph, type SubgraphSurroundings } from '../kernel/server/subgraph.ts';
import { DataQualityResolver } from './data-quality/data-quality.resolver.ts';
import { ChildQueriesResolver } from './identity/child-queries.resolver.ts';
import { ChildResolver } from './identity/child.resolver.ts';
import { IndexContext } from './index-context.ts';
import { INDEX_TABLES } from './index-tables.ts';
import { CaseloadResolver } from './involvement/caseload.resolver.ts';
import { DeclareRelationshipResolver } from './involvement/declare-relationship.resolver.ts';
import type { Publisher } from './involvement/publish-involvements.ts';
import { RELEASED_INVOLVEMENTS } from './involvement/released-involvements.type.ts';
import { UnspecifiedSensitiveInvolvement } from './involvement/unspecified-sensitive-involvement.type.ts';
import { WithheldInvolvement } from './involvement/withheld-involvement.type.ts';
import { LinkDecisionsResolver } from './matching/links/link-decisions.resolver.ts';
import { MergeChildrenResolver } from './matching/links/merge-children.resolver.ts';
import { PartChildrenResolver } from './matching/links/part-children.resolver.ts';
import { UndoLinkDecisionResolver } from './matching/links/undo-link-decision.resolver.ts';
import { registrationDesk } from './matching/registration-desk.ts';
import { DecideMatchResolver } from './matching/review/decide-match.resolver.ts';
import { MatchReviewsResolver } from './matching/review/match-reviews.resolver.ts';
import { AcknowledgeAlertResolver } from './sharing/alerts/acknowledge-alert.resolver.ts';
import { AlertsResolver } from './sharing/alerts/alerts.resolver.ts';
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
import { MyAccessHistoryResolver } from './sharing/subject-access/my-access-history.resolver.ts';

/** What the child index needs beyond what every subgraph needs. */
export interface ChildIndexSurroundings extends SubgraphSurroundings {
  readonly trail: AuditTrail & DecisionReader;
  readonly publisher: Publisher;
}

const RESOLVERS: NonEmptyArray<Function> = [
  ChildQueriesResolver,
  ChildResolver,
  CaseloadResolver,
  DataQualityResolver,
  DeclareRelationshipResolver,
  LinkDecisionsResolver,
  MergeChildrenResolver,
  PartChildrenResolver,
  UndoLinkDecisionResolver,
  DecideMatchResolver,
  MatchReviewsResolver,
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
  MyAccessHistoryResolver,
];
const INVOLVEMENTS = [...RELEASED_INVOLVEMENTS, WithheldInvolvement, UnspecifiedSensitiveInvolvement];

/** The schema of the child index: children, and who is involved with them. */
export function childIndexSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema({ resolvers: RESOLVERS, orphanedTypes: INVOLVEMENTS, references: {} });
}

/** Starts the child index. */
export async function startChildIndex(surroundings: ChildIndexSurroundings): Promise<Subgraph> {
  const { trail } = surroundings;
  const schema = await childIndexSchema();
  const securityLog = new SecurityTrail({ part: 'child-index', log: surroundings.securityLog, trail });
  return startSubgraph(
    {
      name: 'child-index',
      tables: INDEX_TABLES,
      schema: schema.executable,
      // Behind a property, because Apollo Server copies the context itself, which a class with private state does not survive.
      contextOf: (fork, request) => {
        const index = new IndexContext(
          fork(),
          request,
          surroundings.trail,
          surroundings.publisher,
          surroundings.logger,
        );
        return { index, records: new SharingRecords(index) };
      },
      internal: (fork) => ({
        'register-records': registrationDesk(fork, trail),
        'load-sharing-choices': {
          callers: ['operator'],
          run: (payload) => loadSharingChoices(fork(), trail, payload),
        },
        'append-entries': handOnEntries(trail),
      }),
      onClose: () => securityLog.close(),
    },
    { ...surroundings, securityLog },
  );
}
