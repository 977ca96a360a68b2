import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { IndexContext } from '../index-context.ts';
import { NOBODY } from './child-id.ts';
import type { IdentifierType } from './identifier-type.enum.ts';

/**
 * The child with a number that has passed its check digit, if the asker may know that it is there. A record is found
 * only by what it shows: where the child's numbers are not for the asker, neither is the way to the child.
 * @throws HubError NOT_FOUND
 */
export async function findByIdentifier(
  context: IndexContext,
  type: IdentifierType,
  value: string,
  info: GraphQLResolveInfo,
): Promise<{ id: string }> {
  // An unknown number takes the same way as a known one, decision and audit included.
  const childId = (await childWith(context.em, type, value)) ?? NOBODY;
  const [release, record] = await Promise.all([context.identityOf(childId, info), context.sharing.load(childId)]);
  const findable = record !== null && (!release.foundByWhatItShows || release.mayTell('IDX_LOCATION', 'identifiers'));
  if (!release.visible || !findable) throw new HubError('NOT_FOUND');
  return { id: childId };
}

/** Of two children whose records have the number, it is the one's whose record came with it first. */
async function childWith(em: SqlEntityManager, type: IdentifierType, value: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select child_id as id from child_index.child_identifier
    where value = ${value} and type = ${type}
    order by claim
    limit 1`.execute(em.getKysely());
  return rows[0]?.id;
}
