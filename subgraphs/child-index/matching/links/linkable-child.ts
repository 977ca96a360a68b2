import { HubError } from '../../../../schema/contract/error-codes.ts';
import type { IndexContext } from '../../index-context.ts';

/**
 * A child whose links the asker may change: one that they may know of, with its other names, which are what ties an old
 * identity to a new one.
 * @throws HubError NOT_FOUND as for any child that the asker may not know of
 */
export async function linkableChild(context: IndexContext, asked: string): Promise<{ id: string }> {
  const child = await context.visibleChild(asked);
  const release = await context.identity.load(child.id);
  if (!release.mayTell('IDX_IDENTITY', 'otherNames')) throw new HubError('NOT_FOUND');
  return child;
}
