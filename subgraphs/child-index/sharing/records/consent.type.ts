import { Field, ID, ObjectType } from 'type-graphql';
import type { Purpose } from '../../../../schema/contract/actor.ts';
import type { InformationCategory } from '../../../../schema/contract/information-category.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { PublishedCategory } from '../../involvement/information-category.enum.ts';
import { PastActor } from '../past-actor.type.ts';
import { ConsentRecipient } from './consent-recipient.enum.ts';
import { ConsentDecision, Giver, Obtained, Scope } from './consent-terms.enum.ts';
import { PublishedPurpose } from './purpose.enum.ts';

@ObjectType('Consent', {
  description: 'What the child, or someone who may speak for it, decided about sharing. Null is what was not recorded.',
})
export class ConsentType {
  @Field(() => ID, { description: 'For withdrawConsent.' })
  id!: string;

  @Field(() => Giver, { description: 'Who decided.' })
  giver!: Giver;

  @Field(() => String, { nullable: true, description: 'The giver’s name.' })
  giverName!: string | null;

  @Field(() => String, { nullable: true, description: 'On what ground they may decide.' })
  authority!: string | null;

  @Field(() => ConsentDecision, { description: 'Whether sharing was agreed to or refused.' })
  decision!: ConsentDecision;

  @Field(() => [PublishedCategory], { description: 'What kinds of information it is about.' })
  categories!: InformationCategory[];

  @Field(() => [ConsentRecipient], { description: 'With whom.' })
  recipients!: ConsentRecipient[];

  @Field(() => [PublishedPurpose], { description: 'For what.' })
  purposes!: Purpose[];

  @Field(() => Scope, { description: 'How far a consent goes.' })
  scope!: Scope;

  @Field(() => Boolean, { description: 'Whether it was said in so many words.' })
  explicit!: boolean;

  @Field(() => Obtained, { nullable: true, description: 'How it was obtained.' })
  obtained!: Obtained | null;

  @Field(() => IsoDateTime, { description: 'When it was decided.' })
  from!: Date;

  @Field(() => IsoDateTime, { nullable: true, description: 'When it ceases to hold. Null for no end.' })
  until!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was recorded.' })
  reason!: string | null;

  @Field(() => PastActor, { nullable: true, description: 'Who recorded it.' })
  recordedBy!: PastActor | null;

  @Field(() => IsoDateTime, { nullable: true, description: 'When it was recorded.' })
  recordedAt!: Date | null;

  @Field(() => IsoDateTime, { nullable: true, description: 'When it was withdrawn. Null where it was not.' })
  withdrawnAt!: Date | null;

  @Field(() => PastActor, { nullable: true, description: 'Who recorded the withdrawal.' })
  withdrawnBy!: PastActor | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  withdrawalReason!: string | null;
}
