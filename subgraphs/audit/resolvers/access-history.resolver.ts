import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { isHeld } from '../families/is-held.ts';
import { childAccesses } from '../queries/child-accesses.ts';
import { entryNotes } from '../queries/entry-notes.ts';
import { idsOfChild } from '../queries/ids-of-child.ts';
import { trailDatabase } from '../trail-database.ts';
import { AccessConnection } from './access.type.ts';
import type { AuditContext } from './audit-context.ts';
import { entryCursor } from './entry-cursor.ts';
import { recordReading } from './record-reading.ts';
import { readPage } from './page-arguments.ts';
import { publishedActor } from './published-actor.ts';
import { requireAuditor } from './require-auditor.ts';

/** Longest text that may be a child’s id. */
const LONGEST = 64;

@Resolver()
export class AccessHistoryResolver {
  @Query(() => AccessConnection, {
    description:
      'Who looked at a child, newest first: one line for each request, under whichever of its ids. For auditors, with ' +
      'the purpose AUDIT. A page may be shorter than asked and go on all the same.',
  })
  async accessHistory(
    @Arg('childId', () => ID, { description: 'The hub’s id of the child.' }) childId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many lines, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    after: string | null | undefined,
    @Ctx() context: AuditContext,
  ): Promise<AccessConnection> {
    requireAuditor(context.request);
    const page = readPage(first, after);
    if (childId.length > LONGEST) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
    if (childId.includes('\0')) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const database = trailDatabase(context.em);
    const childIds = await idsOfChild(database, childId);
    const { accesses, next } = await childAccesses(database, childIds, page.before, page.first);
    const notes = await entryNotes(
      database,
      accesses.flatMap(({ entryIds }) => entryIds),
    );
    await recordReading(context, {
      read: 'accessHistory',
      asked: { child: childId, first, before: page.before?.toString() ?? null },
      shown: accesses.length,
      childId,
    });
    const edges = accesses.map((access) => {
      const { entryIds, childIds: under, actor, purpose, reason, effects, wasShown } = access;
      const at = new Date(access.at);
      const held = isHeld(access, notes);
      const node = {
        entryIds: [...entryIds],
        childIds: [...under],
        at,
        actor: publishedActor(actor),
        purpose,
        reason,
        effects: [...effects],
        wasShown,
        isHeld: held,
      };
      return { cursor: entryCursor(BigInt(access.seq)), node };
    });
    const endCursor = next === null ? (edges.at(-1)?.cursor ?? null) : entryCursor(next);
    return { edges, otherChildIds: childIds.slice(1), pageInfo: { hasNextPage: next !== null, endCursor } };
  }
}
