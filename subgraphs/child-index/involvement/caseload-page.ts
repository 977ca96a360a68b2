import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import type { Actor } from '../../../schema/contract/actor.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { isChildId } from '../identity/child-id.ts';
import type { IndexContext } from '../index-context.ts';
import type { CaseloadConnection } from './caseload.type.ts';

/**
 * One page of the children whom the actor’s unit is involved with. Children whom the actor may not see are left out, and
 * the page is filled from those behind them, so that neither its length nor its end tells that they are there.
 * @throws HubError BAD_REQUEST when `after` is not a cursor
 */
export async function caseloadPage(
  context: IndexContext,
  first: number,
  after: string | null,
  info: GraphQLResolveInfo,
): Promise<CaseloadConnection> {
  let position = after === null ? null : childIdOf(after);
  const visible: string[] = [];
  while (visible.length <= first) {
    const ids = await nextChildren(context.em, context.request.actor, position, first + 1);
    const releases = await Promise.all(ids.map((id) => context.identityOf(id, info)));
    visible.push(...ids.filter((_id, index) => releases[index]?.visible === true));
    position = ids.at(-1) ?? position;
    if (ids.length <= first) break;
  }
  const page = visible.slice(0, first);
  const edges = page.map((id) => ({ cursor: Buffer.from(id, 'utf8').toString('base64url'), node: { id } }));
  return { edges, pageInfo: { hasNextPage: visible.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

function childIdOf(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!isChildId(id)) throw new HubError('BAD_REQUEST', 'CURSOR_INVALID');
  return id;
}

async function nextChildren(
  em: SqlEntityManager,
  actor: Actor,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct child_id as id
    from child_index.record_link
    where custodian = ${actor.agency} and unit = ${actor.unit} and (${after}::uuid is null or child_id > ${after}::uuid)
    order by child_id
    limit ${limit}`.execute(em.getKysely());
  return rows.map((row) => row.id);
}
