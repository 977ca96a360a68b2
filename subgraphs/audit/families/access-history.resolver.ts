import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { AuditContext } from '../resolvers/audit-context.ts';
import { entryCursor } from '../resolvers/entry-cursor.ts';
import { recordReading } from '../resolvers/record-reading.ts';
import { readPage } from '../resolvers/page-arguments.ts';
import { trailDatabase } from '../trail-database.ts';
import { AccessHistory, FamilyAccessConnection } from './access-history.type.ts';
import { decidedChild } from './decided-child.ts';
import { familyPage } from './family-page.ts';

@Resolver(() => AccessHistory)
export class FamilyAccessHistoryResolver {
  @FieldResolver(() => FamilyAccessConnection, {
    description:
      'Who looked, newest first. What is being looked into is left out until an auditor releases it, and so is what ' +
      'members of the family asked themselves.',
  })
  async accesses(
    @Root() { decision }: AccessHistory,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    after: string | null | undefined,
    @Ctx() context: AuditContext,
  ): Promise<FamilyAccessConnection> {
    const page = readPage(first, after);
    const database = trailDatabase(context.em);
    const childIds = await decidedChild(database, decision, context.request);
    const [childId] = childIds;
    const lines = await familyPage(database, childIds, page.before, first, context.request.deadline);
    const shown = lines.slice(0, first);
    await recordReading(context, {
      read: 'myAccessHistory',
      asked: { child: childId, first, before: page.before?.toString() ?? null },
      shown: shown.length,
      childId,
    });
    const edges = shown.map(({ seq, ...node }) => ({ cursor: entryCursor(BigInt(seq)), node }));
    const hasNextPage = lines.length > first;
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }
}
