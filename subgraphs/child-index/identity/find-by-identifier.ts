import type { GraphQLResolveInfo } from 'graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { IndexContext } from '../index-context.ts';
import { NOBODY } from './child-id.ts';
import { ChildIdentifier } from './child-identifier.entity.ts';
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
  const row = await context.em.findOne(ChildIdentifier, { type, value });
  // An unknown number takes the same way as a known one, decision and audit included.
  const childId = row?.childId ?? NOBODY;
  const [release, record] = await Promise.all([context.identityOf(childId, info), context.sharing.load(childId)]);
  const findable = record !== null && (!release.foundByWhatItShows || release.mayTell('IDX_LOCATION', 'identifiers'));
  if (!release.visible || !findable) throw new HubError('NOT_FOUND');
  return { id: childId };
}
