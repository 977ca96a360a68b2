import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { RecordedEntry } from '../entities/recorded-entry.entity.ts';
import { AuditEntryConnection } from './audit-entry-connection.type.ts';
import { entryCursor, seqOfCursor } from './entry-cursor.ts';
import { publishedEntry } from './published-entry.ts';
import { requireAuditor } from './require-auditor.ts';

const LARGEST_PAGE = 100;

export interface AuditContext {
  readonly em: SqlEntityManager;
  readonly request: RequestContext;
}

/** Reads the trail back for auditors. */
@Resolver()
export class AuditEntriesResolver {
  @Query(() => AuditEntryConnection, {
    description: 'The audit trail, newest first. For auditors, with the purpose AUDIT.',
  })
  async auditEntries(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many entries, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The cursor after which to go on.' })
    after: string | null | undefined,
    @Ctx() { em, request }: AuditContext,
  ): Promise<AuditEntryConnection> {
    requireAuditor(request);
    if (first < 1 || first > LARGEST_PAGE) throw new HubError('BAD_REQUEST', 'PAGE_SIZE');
    // By place in the trail and not by count, so that entries which come meanwhile shift nothing.
    const older = after == null ? {} : { seq: { $lt: seqOfCursor(after) } };
    const found = await em.find(RecordedEntry, older, {
      orderBy: { seq: 'desc' },
      limit: first + 1,
      disableIdentityMap: true,
    });
    const edges = found
      .slice(0, first)
      .map((entry) => ({ cursor: entryCursor(entry.seq), node: publishedEntry(entry) }));
    return { edges, pageInfo: { hasNextPage: found.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
  }
}
