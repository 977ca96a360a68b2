import { sql } from 'kysely';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { checkAsker } from '../../identity/check-asker.ts';
import { isChildId as isUuid } from '../../identity/child-id.ts';
import type { IndexContext } from '../../index-context.ts';
import { indexEntry } from '../decision-entry.ts';
import { aboutVisibleChildren } from './about-visible-children.ts';
import { audienceOf } from './alert-audience.ts';
import { Alert } from './alert.type.ts';
import { publishedAlert, storedAlerts, type StoredAlert } from './stored-alert.ts';

const LONGEST_NOTE = 500;

@Resolver()
export class AcknowledgeAlertResolver {
  @Mutation(() => Alert, {
    description:
      'Records that you have looked at an alert of yours. Whoever caused it cannot acknowledge it. Acknowledging it ' +
      'again changes nothing.',
  })
  async acknowledgeAlert(
    @Arg('id', () => ID, { description: 'The alert.' }) id: string,
    @Arg('note', () => String, { description: 'What you make of it, at most 500 characters.' }) note: string,
    @Ctx('index') context: IndexContext,
  ): Promise<Alert> {
    const { request } = context;
    const now = Date.now();
    checkAsker(request, now);
    const { audience, unit } = audienceOf(request);
    const words = note.trim();
    if (words === '') throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    if (words.length > LONGEST_NOTE) throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
    const [alert] = await aboutVisibleChildren(context, await readAlert(context, id));
    if (alert?.audience !== audience || alert.unit !== unit) throw new HubError('NOT_FOUND');
    if (alert.actor.id === request.actor.id) throw new HubError('FORBIDDEN', 'OWN_ALERT');
    if (alert.acknowledged !== null) return publishedAlert(alert, now);

    const after = { id, acknowledgedAt: new Date(now).toISOString(), acknowledgedBy: request.actor.id, note: words };
    const before = { id, acknowledgedAt: null, acknowledgedBy: null, note: null };
    const content = { change: 'acknowledgeAlert', before, after };
    await context.record(indexEntry('change', request, [alert.childId], content, now));
    // Of two who acknowledge at the same moment the first stays.
    await sql`
      update child_index.alert
      set acknowledged_at = ${after.acknowledgedAt}::timestamptz, acknowledged_by = ${after.acknowledgedBy},
        acknowledged_note = ${words}
      where id = ${id}::uuid and acknowledged_at is null`.execute(context.em.getKysely());
    const [acknowledged] = await readAlert(context, id);
    return publishedAlert(acknowledged ?? alert, now);
  }
}

/** The alert with this id, or nothing. */
function readAlert(context: IndexContext, id: string): Promise<StoredAlert[]> {
  return isUuid(id) ? storedAlerts(context.em, sql`id = ${id}::uuid`, 1) : Promise.resolve([]);
}
