import { randomUUID } from 'node:crypto';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ChildType } from '../../identity/child.type.ts';
import type { IndexContext } from '../../index-context.ts';
import { Shield } from '../shield.entity.ts';
import { checkChange } from './check-change.ts';
import { recordChange } from './record-change.ts';
import { recordedBy } from './recorded-by.ts';
import { INDEX_TEAM, MAY_PROTECT } from './who-may-record.ts';

/** Puts shields up, and takes them down. */
@Resolver()
export class ShieldsResolver {
  @Mutation(() => ChildType, {
    description:
      'Hides at once where the child is or may be found, because somebody could do significant harm if they knew ' +
      '(SI 2007/2182 reg. 6(5)). Only the index team can lift it.',
  })
  async shieldChild(
    @Arg('childId', () => ID, { description: 'The hub’s id of the child.' }) childId: string,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<{ id: string }> {
    const now = Date.now();
    const words = checkChange(context, MAY_PROTECT, reason, now);
    const child = await context.visibleChild(childId);

    const up = await shieldsUp(context, child.id, now);
    const recorder = recordedBy(context.request);
    // The same word from the same person is the same request sent again; another’s reason is kept beside the first.
    if (up.some((shield) => shield.reason === words && shield.recordedBy?.id === recorder.id)) return child;
    const made = { since: dayOf(now), recordedBy: recorder, recordedAt: new Date(now) };
    const lifted = { liftedOn: null, liftedBy: null, liftedAt: null, liftReason: null };
    const shield = { id: randomUUID(), childId: child.id, reason: words, ...made, ...lifted };
    const before = { shields: up };
    await recordChange(context, child.id, { change: 'shieldChild', before, after: { shields: [...up, shield] } }, now);
    await context.em.insert(Shield, shield);
    context.forget(child.id);
    return child;
  }

  @Mutation(() => ChildType, {
    description: 'Lifts every shield of the child at once. For the index team. What was shielded stays on record.',
  })
  async liftShield(
    @Arg('childId', () => ID, { description: 'The hub’s id of the child.' }) childId: string,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<{ id: string }> {
    const now = Date.now();
    const liftReason = checkChange(context, INDEX_TEAM, reason, now);
    const child = await context.visibleChild(childId);

    const up = await shieldsUp(context, child.id, now);
    if (up.length === 0) return child;
    const lift = { liftedOn: dayOf(now), liftedBy: recordedBy(context.request), liftedAt: new Date(now), liftReason };
    const before = { shields: up };
    const after = { lifted: up.map(({ id }) => id), ...lift };
    await recordChange(context, child.id, { change: 'liftShield', before, after }, now);
    // Those that were looked at, and no other that somebody may have put up since.
    await context.em.nativeUpdate(Shield, { id: { $in: up.map(({ id }) => id) }, liftedBy: null }, lift);
    context.forget(child.id);
    return child;
  }
}

/** The shields that are up or announced: those that nobody has lifted yet. */
async function shieldsUp(context: IndexContext, childId: string, now: number): Promise<Shield[]> {
  const standing = { childId, liftedBy: null, $or: [{ liftedOn: null }, { liftedOn: { $gt: dayOf(now) } }] };
  return context.em.fork().find(Shield, standing, { orderBy: { since: 'asc', id: 'asc' } });
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
