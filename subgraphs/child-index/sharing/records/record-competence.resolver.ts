import { randomUUID } from 'node:crypto';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { IsoDate } from '../../../kernel/schema/iso-date.scalar.ts';
import { ChildType } from '../../identity/child.type.ts';
import type { IndexContext } from '../../index-context.ts';
import { CompetenceAssessment } from '../competence-assessment.entity.ts';
import { checkChange } from './check-change.ts';
import { readMoment } from './read-arguments.ts';
import { recordChange } from './record-change.ts';
import { recordedBy } from './recorded-by.ts';
import { relatedChild } from './related-child.ts';
import { MAY_RECORD_CONSENT } from './who-may-record.ts';

@Resolver()
export class RecordCompetenceResolver {
  @Mutation(() => ChildType, {
    description:
      'Records whether the child understands enough to decide about sharing. A competent child’s decision counts and ' +
      'nobody else’s does. The latest assessment holds.',
  })
  async recordCompetence(
    @Arg('childId', () => ID, { description: 'The hub’s id of the child.' }) childId: string,
    @Arg('competent', () => Boolean, { description: 'True where the child was found competent.' }) competent: boolean,
    @Arg('assessedOn', () => IsoDate, { description: 'The day of the assessment; not a day to come.' })
    assessedOn: string,
    @Arg('reason', () => String, { description: 'What it was found by, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<{ id: string }> {
    const now = Date.now();
    const words = checkChange(context, MAY_RECORD_CONSENT, reason, now);
    if (readMoment(new Date(assessedOn)).getTime() > now) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
    const child = await relatedChild(context, childId);

    const made = { reason: words, recordedBy: recordedBy(context.request), recordedAt: new Date(now) };
    const assessment = { id: randomUUID(), childId: child.id, competent, assessedOn, ...made };
    const before = { competent: (await context.sharing.load(child.id))?.competence ?? null };
    await recordChange(context, child.id, { change: 'recordCompetence', before, after: assessment }, now);
    await context.em.insert(CompetenceAssessment, assessment);
    context.forget(child.id);
    return child;
  }
}
