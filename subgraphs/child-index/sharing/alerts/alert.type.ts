import { Field, ID, ObjectType } from 'type-graphql';
import { IsoDate } from '../../../kernel/schema/iso-date.scalar.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { PastActor } from '../past-actor.type.ts';

@ObjectType({ description: 'That somebody looked at an alert.' })
export class AlertAcknowledgement {
  @Field(() => IsoDateTime, { description: 'When.' })
  at!: Date;

  @Field(() => ID, { description: 'The subject of their token.' })
  by!: string;

  @Field(() => String, { description: 'What they had to say about it.' })
  note!: string;
}

@ObjectType({
  description:
    'That somebody was told about a child past consent or a shield, in an emergency or on suspected harm; that somebody ' +
    'who must not know of a child asked for it; that somebody declared to work with a child, or asked about too many; or ' +
    'that the policy failed.',
})
export class Alert {
  @Field(() => ID, { description: 'For acknowledgeAlert.' })
  id!: string;

  @Field(() => IsoDateTime, { description: 'When it happened.' })
  raisedAt!: Date;

  @Field(() => ID, { description: 'The hub’s id of the child.' })
  childId!: string;

  @Field(() => PastActor, { description: 'Who asked.' })
  actor!: PastActor;

  @Field(() => String, { description: 'The purpose that was given.' })
  purpose!: string;

  @Field(() => String, { description: 'The reason that was given.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why the actor had to look behind the shield; for the index team.',
  })
  override!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cause to suspect significant harm that was recorded; for the index team.',
  })
  reasonableCause!: string | null;

  @Field(() => [String], {
    description:
      'The rules of the sharing policy that decided, such as `SAF-1`; `ERR-1` where the policy itself failed, `DECLARED` ' +
      'where a relationship was declared, `QUOTA` where somebody asked about too many children within an hour.',
  })
  rules!: string[];

  @Field(() => [ID], { description: 'The decisions, for explainDecision; for the index team.' })
  auditEntryIds!: string[];

  @Field(() => IsoDate, {
    nullable: true,
    description: 'The day by whose end the access has to be reviewed; null where nothing was told.',
  })
  dueBy!: string | null;

  @Field(() => Boolean, { description: 'True when that day is over and nobody has acknowledged the alert.' })
  isOverdue!: boolean;

  @Field(() => AlertAcknowledgement, { nullable: true, description: 'Null while the alert is open.' })
  acknowledgement!: AlertAcknowledgement | null;
}
