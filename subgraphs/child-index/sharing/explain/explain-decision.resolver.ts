import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import { checkAsker } from '../../identity/check-asker.ts';
import { isChildId as isUuid } from '../../identity/child-id.ts';
import type { IndexContext } from '../../index-context.ts';
import { DecisionExplanation } from './decision-explanation.type.ts';
import { explainDecision, type ExplanationReader } from './explain-decision.ts';

/** Explains a decision of the past from the audit trail. */
@Resolver()
export class ExplainDecisionResolver {
  @Query(() => DecisionExplanation, {
    nullable: true,
    description:
      'Which rules took a decision, on what authority and on which facts. For index managers with the purpose ' +
      'DATA_STEWARDSHIP and auditors with the purpose AUDIT.',
  })
  async explainDecision(
    @Arg('auditEntryId', () => ID, { description: 'The id of the decision’s entry on the audit trail.' })
    auditEntryId: string,
    @Ctx('index') context: IndexContext,
  ): Promise<DecisionExplanation> {
    checkAsker(context.request, Date.now());
    const reader = readerOf(context.request);
    const entry = isUuid(auditEntryId) ? await context.readDecision(auditEntryId) : null;
    if (entry === null) throw new HubError('NOT_FOUND');
    // A manager may be someone who must not know of this very child; an auditor sees events, whoever they are about.
    if (reader === 'INDEX_MANAGER') await context.visibleChild(entry.childIds[0] ?? '');
    return explainDecision(entry, reader);
  }
}

/** @throws HubError FORBIDDEN */
function readerOf({ actor, purpose }: RequestContext): ExplanationReader {
  if (actor.role === 'INDEX_MANAGER' && purpose === 'DATA_STEWARDSHIP') return 'INDEX_MANAGER';
  if (actor.role === 'AUDITOR' && purpose === 'AUDIT') return 'AUDITOR';
  throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
}
