import { sql } from 'kysely';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { checkAsker } from '../../identity/check-asker.ts';
import type { IndexContext } from '../../index-context.ts';
import { INDEX_TEAM } from '../../sharing/records/who-may-record.ts';
import { evidenceOf } from './evidence-of.ts';
import { MatchReviewConnection, type MatchReview } from './match-review.type.ts';
import { reviewCursor, seqOfCursor } from './review-cursor.ts';
import { reviewable } from './reviewable.ts';
import { storedReviews, type StoredReview } from './stored-review.ts';

const LARGEST_PAGE = 100;

/** Records that may be of a child that the index knows. */
@Resolver()
export class MatchReviewsResolver {
  @Query(() => MatchReviewConnection, {
    description:
      'Records that may be of a child that the index knows, oldest first, with the evidence side by side. For the index ' +
      'team.',
  })
  async matchReviews(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many reviews, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    after: string | null | undefined,
    @Ctx('index') context: IndexContext,
  ): Promise<MatchReviewConnection> {
    checkAsker(context.request, Date.now());
    if (!INDEX_TEAM.has(context.request.actor.role)) throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
    if (first < 1 || first > LARGEST_PAGE) throw new HubError('BAD_REQUEST', 'PAGE_SIZE');
    const found = await readOn(context, first, after == null ? '0' : seqOfCursor(after));
    const page = found.slice(0, first);
    const nodes = await Promise.all(page.map((review) => published(context, review)));
    const edges = nodes.map((node, place) => ({ cursor: reviewCursor(page[place]?.seq ?? ''), node }));
    return { edges, pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
  }
}

/**
 * Reviews behind a place, one more than asked for where there are so many. Those that the asker may not decide are left
 * out and others put in their place, so that neither length nor end of a page tells that they are there.
 */
async function readOn(context: IndexContext, first: number, after: string): Promise<StoredReview[]> {
  const told: StoredReview[] = [];
  let position = after;
  while (told.length <= first) {
    const reviews = await storedReviews(context.em.fork(), sql`r.seq > ${position}::bigint`, first + 1);
    told.push(...(await reviewable(context, reviews)));
    position = reviews.at(-1)?.seq ?? position;
    if (reviews.length <= first) break;
  }
  return told;
}

async function published(context: IndexContext, review: StoredReview): Promise<MatchReview> {
  const { id, openedAt, childId, candidateId, model, weights } = review;
  return {
    id,
    openedAt: new Date(openedAt),
    child: { id: childId },
    candidate: { id: candidateId },
    model,
    weight: Math.round(weights.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100,
    evidence: await evidenceOf(context, childId, candidateId, weights),
  };
}
