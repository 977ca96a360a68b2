import { HubError } from '../../../../schema/contract/error-codes.ts';
import type { IndexContext } from '../../index-context.ts';
import { isRelated } from '../facts-of.ts';

/**
 * The child, for someone who works with it or maintains the index.
 * @throws HubError NOT_FOUND as for any child that the asker may not know of; FORBIDDEN when they do not work with it
 */
export async function relatedChild(context: IndexContext, childId: string): Promise<{ id: string }> {
  const child = await context.visibleChild(childId);
  const record = await context.sharing.load(child.id);
  const { request } = context;
  if (request.actor.role !== 'INDEX_MANAGER' && (record === null || !isRelated(record, request))) {
    throw new HubError('FORBIDDEN', 'RELATIONSHIP_MISSING');
  }
  return child;
}
