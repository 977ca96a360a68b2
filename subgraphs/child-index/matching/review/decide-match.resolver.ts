import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { isChildId as isUuid } from '../../identity/child-id.ts';
import type { IndexContext } from '../../index-context.ts';
import { checkChange } from '../../sharing/records/check-change.ts';
import { INDEX_TEAM } from '../../sharing/records/who-may-record.ts';
import { changeLinks } from '../links/change-links.ts';
import { LinkDecisionType } from '../links/link-decision.type.ts';
import type { Merged, Rejected } from '../links/link-event.ts';
import type { LinkState } from '../links/link-state.ts';
import { planMerge } from '../links/plan-link-event.ts';
import { publishedDecision } from '../links/published-decision.ts';
import { reviewable } from './reviewable.ts';
import { storedReviews, type StoredReview } from './stored-review.ts';

/** Decides reviews. */
@Resolver()
export class DecideMatchResolver {
  @Mutation(() => LinkDecisionType, {
    description: 'The record is of the child that it may be: the two become one, as by mergeChildren.',
  })
  async confirmMatch(
    @Arg('reviewId', () => ID, { description: 'The review.' }) reviewId: string,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<LinkDecisionType> {
    const scope = randomUUID();
    return decide(context, 'confirmMatch', reviewId, reason, (state, { id, childId, candidateId }) =>
      planMerge(state, candidateId, childId, scope, id),
    );
  }

  @Mutation(() => LinkDecisionType, {
    description:
      'The record is not of the child that it may be. Nothing makes one of the two until that is taken back.',
  })
  async rejectMatch(
    @Arg('reviewId', () => ID, { description: 'The review.' }) reviewId: string,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<LinkDecisionType> {
    return decide(context, 'rejectMatch', reviewId, reason, (_state, { id, childId, candidateId }) => ({
      kind: 'REJECTED',
      child: candidateId,
      other: childId,
      review: id,
    }));
  }
}

async function decide(
  context: IndexContext,
  change: string,
  reviewId: string,
  reason: string,
  plan: (state: LinkState, review: StoredReview) => Merged | Rejected | null,
): Promise<LinkDecisionType> {
  const now = Date.now();
  const words = checkChange(context, INDEX_TEAM, reason, now);
  const found = isUuid(reviewId) ? await storedReviews(context.em.fork(), sql`r.id = ${reviewId}::uuid`, 1) : [];
  const [review] = await reviewable(context, found);
  if (review === undefined) throw new HubError('NOT_FOUND');
  const made = await changeLinks(
    context,
    {
      change,
      childIds: [review.candidateId, review.childId],
      reason: words,
      // Decided by somebody else in the meantime, it is open no more.
      plan: (state) => (state.reviews.get(review.id) === 'OPEN' ? plan(state, review) : null),
    },
    now,
  );
  return publishedDecision(made);
}
