import { randomUUID } from 'node:crypto';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { InformationCategory } from '../../../../schema/contract/information-category.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { ChildType } from '../../identity/child.type.ts';
import type { IndexContext } from '../../index-context.ts';
import { PublishedCategory } from '../../involvement/information-category.enum.ts';
import { CourtOrder } from '../court-order.entity.ts';
import { checkChange } from './check-change.ts';
import { readList, readSpan, readText } from './read-arguments.ts';
import { recordChange } from './record-change.ts';
import { recordedBy } from './recorded-by.ts';
import { relatedChild } from './related-child.ts';
import { MAY_RECORD_ORDERS } from './who-may-record.ts';

const LONGEST_REFERENCE = 100;

@Resolver()
export class RecordCourtOrderResolver {
  @Mutation(() => ChildType, {
    description:
      'Records an order of a court that information about the child be shared. While it is in force it opens what it ' +
      'names to those who carry out a duty in law.',
  })
  async recordCourtOrder(
    @Arg('childId', () => ID, { description: 'The hub’s id of the child.' }) childId: string,
    @Arg('categories', () => [PublishedCategory], { description: 'What the order names: at least one.' })
    categories: InformationCategory[],
    @Arg('reference', () => String, { description: 'The court’s own number, at most 100 characters.' })
    reference: string,
    @Arg('from', () => IsoDateTime, { description: 'From when it is in force.' }) from: Date,
    @Arg('until', () => IsoDateTime, { nullable: true, description: 'When it ceases to be. Null for no end.' })
    until: Date | null | undefined,
    @Arg('reason', () => String, { description: 'In your own words, at most 500 characters.' }) reason: string,
    @Ctx('index') context: IndexContext,
  ): Promise<{ id: string }> {
    const now = Date.now();
    const words = checkChange(context, MAY_RECORD_ORDERS, reason, now);
    const named = { categories: readList(categories), reference: readText(reference, LONGEST_REFERENCE) };
    const span = readSpan(from, until, now);
    const child = await relatedChild(context, childId);

    const made = { reason: words, recordedBy: recordedBy(context.request), recordedAt: new Date(now) };
    const order = { id: randomUUID(), childId: child.id, ...named, ...span, ...made };
    await recordChange(context, child.id, { change: 'recordCourtOrder', before: null, after: order }, now);
    await context.em.insert(CourtOrder, order);
    context.forget(child.id);
    return child;
  }
}
