import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { closedList } from '../../../kernel/schema/closed-list.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { ChildType } from '../../identity/child.type.ts';
import { Agency } from '../../involvement/agency.enum.ts';
import { PastActor } from '../../sharing/past-actor.type.ts';

/** What a person decided about which records are of one child. */
export const LinkDecisionKind = closedList(
  'LinkDecisionKind',
  'What was decided about which records are of one child.',
  {
    MERGED: 'Two children are one.',
    CONFIRMED: 'A record is of the child that a review asked about.',
    SPLIT: 'Some records of a child are another child’s.',
    UNLINKED: 'One record of a child is another child’s.',
    REJECTED: 'A record is not of the child that a review asked about.',
    UNDONE: 'An earlier decision was taken back.',
  },
);
export type LinkDecisionKind = keyof typeof LinkDecisionKind;

@ObjectType('LinkDecision', { description: 'A decision about which records are of one child. It can be taken back.' })
export class LinkDecisionType {
  @Field(() => ID, { description: 'For undoLinkDecision.' })
  id!: string;

  @Field(() => LinkDecisionKind, { description: 'What was decided.' })
  kind!: LinkDecisionKind;

  @Field(() => ChildType, { description: 'The child that was kept, or that records were taken from.' })
  child!: { id: string };

  @Field(() => ChildType, { description: 'The child that the other records are of now.' })
  other!: { id: string };
}

@ObjectType({ description: 'A decision about which records are of one child, as it is kept.' })
export class KeptLinkDecision extends LinkDecisionType {
  @Field(() => IsoDateTime, { description: 'When it was made.' })
  at!: Date;

  @Field(() => PastActor, { nullable: true, description: 'Who made it.' })
  by!: PastActor | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => Boolean, { description: 'False where it was taken back.' })
  stands!: boolean;
}

@InputType({ description: 'A record of an agency.' })
export class RecordReference {
  @Field(() => Agency, { description: 'The agency that holds it.' })
  agency!: Agency;

  @Field(() => String, { description: 'The agency’s own id of the record, at most 100 characters.' })
  recordId!: string;
}
