import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { findEntries } from '../queries/find-entries.ts';
import { idsOfChild } from '../queries/ids-of-child.ts';
import { trailDatabase } from '../trail-database.ts';
import type { AuditContext } from './audit-context.ts';
import { AuditEntryConnection } from './audit-entry-connection.type.ts';
import { entryCursor } from './entry-cursor.ts';
import { EntryFilterInput, readEntryFilter } from './entry-filter.input.ts';
import { recordReading } from './record-reading.ts';
import { readPage } from './page-arguments.ts';
import { publishedEntry } from './published-entry.ts';
import { requireAuditor } from './require-auditor.ts';

/** Reads the trail back for auditors. */
@Resolver()
export class AuditEntriesResolver {
  @Query(() => AuditEntryConnection, {
    description:
      'The audit trail, newest first. For auditors, with the purpose AUDIT. Where a filter’s conditions rarely hold ' +
      'together a page may be shorter than asked, or empty, and go on all the same: see `hasNextPage` and `endCursor`.',
  })
  async auditEntries(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many entries, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    after: string | null | undefined,
    @Arg('filter', () => EntryFilterInput, { nullable: true, description: 'Which entries; all where not given.' })
    given: EntryFilterInput | null | undefined,
    @Ctx() context: AuditContext,
  ): Promise<AuditEntryConnection> {
    requireAuditor(context.request);
    const page = readPage(first, after);
    const filter = readEntryFilter(given);
    const database = trailDatabase(context.em);
    const child = filter.child === null ? null : await idsOfChild(database, filter.child);
    const { entries, next } = await findEntries(database, { ...filter, child }, page.before, page.first);
    await recordReading(context, {
      read: 'auditEntries',
      asked: { ...filter, first, before: page.before?.toString() ?? null },
      shown: entries.length,
      childId: filter.child,
    });
    const edges = entries.map((entry) => ({ cursor: entryCursor(BigInt(entry.seq)), node: publishedEntry(entry) }));
    const endCursor = next === null ? (edges.at(-1)?.cursor ?? null) : entryCursor(next);
    return { edges, otherChildIds: child?.slice(1) ?? [], pageInfo: { hasNextPage: next !== null, endCursor } };
  }
}
