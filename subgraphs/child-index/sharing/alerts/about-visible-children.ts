import { decideIdentity } from '../../identity/identity-release.ts';
import type { IndexContext } from '../../index-context.ts';
import { decisionEntry } from '../decision-entry.ts';
import { nobody } from '../facts-of.ts';
import type { StoredAlert } from './stored-alert.ts';

/**
 * Those of the alerts that are about children whom the actor may know of, in their order; what was decided about each
 * child is on the trail. To read an alert raises none: a queue that its own readers fill would never be empty.
 */
export async function aboutVisibleChildren(
  context: IndexContext,
  alerts: readonly StoredAlert[],
): Promise<StoredAlert[]> {
  const now = Date.now();
  const visible = new Set<string>();
  await Promise.all(
    [...new Set(alerts.map(({ childId }) => childId))].map(async (childId) => {
      const record = (await context.sharing.load(childId)) ?? nobody(childId);
      const release = decideIdentity(record, context.request, now);
      await context.record(decisionEntry(context.request, childId, release.decided, now));
      if (release.visible) visible.add(childId);
    }),
  );
  return alerts.filter(({ childId }) => visible.has(childId));
}
