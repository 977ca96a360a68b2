import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { dayInEngland } from '../../kernel/calendar/working-days.ts';
import { IsoDateTime } from '../../kernel/schema/iso-date-time.scalar.ts';
import { entriesAt } from '../queries/entries-at.ts';
import { readPeriod } from '../queries/period.ts';
import { readAccesses } from '../queries/unusual/read-accesses.ts';
import { findUnusual } from '../queries/unusual/unusual-rules.ts';
import { trailDatabase } from '../trail-database.ts';
import type { AuditContext } from './audit-context.ts';
import { entryCursor } from './entry-cursor.ts';
import { recordReading } from './record-reading.ts';
import { readPage } from './page-arguments.ts';
import { publishedEntry } from './published-entry.ts';
import { requireAuditor } from './require-auditor.ts';
import { UnusualAccessConnection } from './unusual-access.type.ts';

@Resolver()
export class UnusualAccessResolver {
  @Query(() => UnusualAccessConnection, {
    description:
      'Accesses of a period of at most 31 days that an auditor may want to ask about, newest first, with the rules that ' +
      'found them. For auditors, with the purpose AUDIT.',
  })
  async unusualAccess(
    @Arg('from', () => IsoDateTime, { description: 'Recorded then or later.' }) from: Date,
    @Arg('to', () => IsoDateTime, { description: 'Recorded before.' }) to: Date,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many accesses, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    after: string | null | undefined,
    @Ctx() context: AuditContext,
  ): Promise<UnusualAccessConnection> {
    requireAuditor(context.request);
    const { before } = readPage(first, after);
    const period = readPeriod(from, to);
    const database = trailDatabase(context.em);
    // What happens later today may still follow on what happened before.
    const lastDay = dayInEngland(Math.min(period.to, Date.now()));
    const unusual = findUnusual(await readAccesses(database, period), lastDay);
    const following = unusual.filter(({ access }) => before === null || BigInt(access.seq) < before);
    const page = following.slice(0, first);
    const entries = await entriesAt(
      database,
      page.map(({ access }) => access.seq),
    );
    await recordReading(context, {
      read: 'unusualAccess',
      asked: { from: from.toISOString(), to: to.toISOString(), first, before: before?.toString() ?? null },
      shown: page.length,
      childId: null,
    });
    const edges = page.flatMap(({ access: { seq }, findings }) => {
      const entry = entries.get(seq);
      if (entry === undefined) return [];
      const told = findings.map(({ rule: { name, explanation }, why }) => ({ rule: name, explanation, why }));
      return [{ cursor: entryCursor(BigInt(seq)), node: { entry: publishedEntry(entry), findings: told } }];
    });
    const hasNextPage = following.length > page.length;
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
  }
}
