import { Field, ID, ObjectType } from 'type-graphql';
import type { InformationCategory } from '../../../../schema/contract/information-category.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { IsoDate } from '../../../kernel/schema/iso-date.scalar.ts';
import { PublishedCategory } from '../../involvement/information-category.enum.ts';
import { PastActor } from '../past-actor.type.ts';
import { PersonRelation } from './person-relation.enum.ts';

@ObjectType({ description: 'That where a child is had to be hidden, and why.' })
export class ShieldRecord {
  @Field(() => String, { description: 'Why it was put up.' })
  reason!: string;

  @Field(() => IsoDate, { description: 'The day from which it is up.' })
  since!: string;

  @Field(() => PastActor, { nullable: true, description: 'Who put it up. Null where it was not recorded.' })
  recordedBy!: PastActor | null;

  @Field(() => IsoDate, { nullable: true, description: 'The day on which it was lifted. Null while it is up.' })
  liftedOn!: string | null;

  @Field(() => PastActor, { nullable: true, description: 'Who lifted it.' })
  liftedBy!: PastActor | null;

  @Field(() => String, { nullable: true, description: 'Why it was lifted.' })
  liftReason!: string | null;
}

@ObjectType({ description: 'A user of the hub who must not look at a child as a practitioner.' })
export class RestrictedPersonRecord {
  @Field(() => ID, { description: 'The user’s opaque id.' })
  actorId!: string;

  @Field(() => PersonRelation, { description: 'What they are to the child.' })
  relation!: PersonRelation;

  @Field(() => IsoDate, { description: 'The day from which it holds.' })
  since!: string;

  @Field(() => IsoDate, { nullable: true, description: 'The first day on which it no longer holds. Null for no end.' })
  endsOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was recorded. Null where it was not recorded.' })
  reason!: string | null;

  @Field(() => PastActor, { nullable: true, description: 'Who recorded it. Null where it was not recorded.' })
  recordedBy!: PastActor | null;
}

@ObjectType({ description: 'Whether a child understood enough to decide about sharing.' })
export class CompetenceRecord {
  @Field(() => Boolean, { description: 'True where the child was found competent.' })
  competent!: boolean;

  @Field(() => IsoDate, { description: 'The day on which somebody looked into it.' })
  assessedOn!: string;

  @Field(() => String, { description: 'What it was found by.' })
  reason!: string;

  @Field(() => PastActor, { description: 'Who recorded it.' })
  recordedBy!: PastActor;

  @Field(() => IsoDateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType({ description: 'An order of a court that information about a child be shared.' })
export class CourtOrderRecord {
  @Field(() => [PublishedCategory], { description: 'The kinds of information that it names.' })
  categories!: InformationCategory[];

  @Field(() => String, { description: 'The court’s own number of the case or order.' })
  reference!: string;

  @Field(() => IsoDateTime, { description: 'From when it is in force.' })
  startsAt!: Date;

  @Field(() => IsoDateTime, { nullable: true, description: 'When it ceases to be in force. Null for no end.' })
  endsAt!: Date | null;

  @Field(() => String, { description: 'Why it was recorded.' })
  reason!: string;

  @Field(() => PastActor, { description: 'Who recorded it.' })
  recordedBy!: PastActor;

  @Field(() => IsoDateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType({ description: 'What was decided about a child besides consents, the latest first, ended ones too.' })
export class SharingHistory {
  @Field(() => [ShieldRecord], { description: 'Shields.' })
  shields!: ShieldRecord[];

  @Field(() => [RestrictedPersonRecord], { description: 'Users who must not look at the child as practitioners.' })
  restrictedPersons!: RestrictedPersonRecord[];

  @Field(() => [CompetenceRecord], { description: 'Assessments of whether the child is competent to decide.' })
  competence!: CompetenceRecord[];

  @Field(() => [CourtOrderRecord], { description: 'Orders of courts.' })
  courtOrders!: CourtOrderRecord[];
}
