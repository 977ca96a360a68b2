import { randomUUID } from 'node:crypto';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { IsoDate } from '../../../kernel/schema/iso-date.scalar.ts';
import { ChildType } from '../../identity/child.type.ts';
import type { IndexContext } from '../../index-context.ts';
import { RestrictedPerson } from '../restricted-person.entity.ts';
import { checkChange } from './check-change.ts';
import { PersonRelation } from './person-relation.enum.ts';
import { readText } from './read-arguments.ts';
import { recordChange } from './record-change.ts';
import { recordedBy } from './recorded-by.ts';
import { INDEX_TEAM, MAY_PROTECT } from './who-may-record.ts';

const LONGEST_ID = 200;

@Resolver()
export class AddRestrictedPersonResolver {
  @Mutation(() => ChildType, {
    description:
      'Records that a user of the hub must not look at this child as a practitioner. To them the child is no longer ' +
      'there. Only the index team can say that a user is the child or holds parental responsibility for it. You may ' +
      'name yourself.',
  })
  async addRestrictedPerson(
    @Arg('childId', () => ID, { description: 'The hub’s id of the child.' }) childId: string,
    @Arg('actorId', () => ID, { description: 'The user’s opaque id, at most 200 characters.' }) actorId: string,
    @Arg('relation', () => PersonRelation, { description: 'What they are to the child.' }) relation: PersonRelation,
    @Arg('until', () => IsoDate, {
      nullable: true,
      description: 'The first day on which it no longer holds, a day to come. Null for no end.',
    })
    until: string | null | undefined,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<{ id: string }> {
    const now = Date.now();
    // Whom the record is opened to as a data subject is for the index team, who ask for proof.
    const opens = relation === 'SELF' || relation === 'PR_HOLDER';
    const words = checkChange(context, opens ? INDEX_TEAM : MAY_PROTECT, reason, now);
    const person = readText(actorId, LONGEST_ID);
    const today = new Date(now).toISOString().slice(0, 10);
    const endsOn = until ?? null;
    if (endsOn !== null && endsOn <= today) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const child = await context.visibleChild(childId);

    const known = await context.em
      .fork()
      .find(RestrictedPerson, { childId: child.id, actorId: person }, { orderBy: { since: 'asc', id: 'asc' } });
    if (known.some((row) => row.relation === relation && lasts(row, endsOn))) return child;
    const made = { since: today, endsOn, reason: words, recordedBy: recordedBy(context.request) };
    const row = { id: randomUUID(), childId: child.id, actorId: person, relation, ...made, recordedAt: new Date(now) };
    const after = { restrictions: [...known, row] };
    await recordChange(
      context,
      child.id,
      { change: 'addRestrictedPerson', before: { restrictions: known }, after },
      now,
    );
    await context.em.insert(RestrictedPerson, row);
    context.forget(child.id);
    return child;
  }
}

/** It holds at least as long as is asked for, so there is nothing to add. */
function lasts({ endsOn }: RestrictedPerson, until: string | null): boolean {
  return endsOn === null || (until !== null && endsOn >= until);
}
