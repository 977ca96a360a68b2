import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { requestEntry } from '../../kernel/guard/request-entry.ts';
import { dayInEngland, nextWorkingDay } from '../../kernel/calendar/working-days.ts';
import { awaitingReview } from '../queries/awaiting-review.ts';
import { entryById } from '../queries/entry-by-id.ts';
import { entryNotes } from '../queries/entry-notes.ts';
import type { FoundEntry } from '../queries/found-entry.ts';
import { trailDatabase } from '../trail-database.ts';
import type { AuditContext } from './audit-context.ts';
import { AuditEntry } from './audit-entry.type.ts';
import { entryCursor } from './entry-cursor.ts';
import { recordReading } from './record-reading.ts';
import { readPage } from './page-arguments.ts';
import { publishedEntry } from './published-entry.ts';
import { readWords } from './read-words.ts';
import { requireAuditor } from './require-auditor.ts';
import { ReviewOutcome } from './review-outcome.enum.ts';
import { DueReviewConnection } from './review.type.ts';

const text = z.string().nullable().catch(null);
const grounds = z.object({ override: text, reasonableCause: text });

/** What the actor gave for looking past consent or a shield: without it nobody could judge the access. */
const groundsOf = ({ content }: FoundEntry) => grounds.parse(content);

/** Auditors’ reviews of access past consent or a shield. A review is an entry of its own; nothing is changed by it. */
@Resolver()
export class ReviewsResolver {
  @Query(() => DueReviewConnection, {
    description:
      'Decisions that let somebody past consent or a shield and that no auditor has reviewed, newest first. For ' +
      'auditors, with the purpose AUDIT.',
  })
  async overridesAwaitingReview(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    after: string | null | undefined,
    @Ctx() context: AuditContext,
  ): Promise<DueReviewConnection> {
    requireAuditor(context.request);
    const page = readPage(first, after);
    const { entries, next } = await awaitingReview(trailDatabase(context.em), page.before, first);
    const asked = { first, before: page.before?.toString() ?? null };
    await recordReading(context, { read: 'overridesAwaitingReview', asked, shown: entries.length, childId: null });
    const today = dayInEngland(Date.now());
    const edges = entries.map((found) => {
      const dueBy = nextWorkingDay(dayInEngland(Date.parse(found.at)));
      const node = { entry: publishedEntry(found), ...groundsOf(found), dueBy, isOverdue: dueBy < today };
      return { cursor: entryCursor(BigInt(found.seq)), node };
    });
    const endCursor = next === null ? (edges.at(-1)?.cursor ?? null) : entryCursor(next);
    return { edges, pageInfo: { hasNextPage: next !== null, endCursor } };
  }

  @Mutation(() => AuditEntry, {
    description:
      'Records what you make of an access past consent or a shield. Whoever had the access cannot review it. Answers the ' +
      'entry that was reviewed. For auditors, with the purpose AUDIT.',
  })
  async reviewEntry(
    @Arg('id', () => ID, { description: 'The entry of the decision.' }) id: string,
    @Arg('outcome', () => ReviewOutcome, { description: 'How the review came out.' }) outcome: ReviewOutcome,
    @Arg('comment', () => String, { description: 'What you base it on, at most 500 characters.' }) comment: string,
    @Ctx() context: AuditContext,
  ): Promise<AuditEntry> {
    requireAuditor(context.request);
    const words = readWords(comment);
    const database = trailDatabase(context.em);
    const known = await entryById(database, id);
    if (known === null || !known.isForReview) throw new HubError('NOT_FOUND');
    const { entry } = known;
    if (entry.actor?.id === context.request.actor.id) throw new HubError('FORBIDDEN', 'OWN_ACCESS');
    const former = (await entryNotes(database, [entry.id])).get(entry.id)?.reviewed ?? null;
    const content = {
      change: 'reviewEntry',
      entry: entry.id,
      outcome,
      before: { outcome: former },
      after: { outcome, comment: words },
    };
    await context.record(requestEntry('audit', 'change', context.request, entry.childIds, content, Date.now()));
    return publishedEntry(entry);
  }
}
