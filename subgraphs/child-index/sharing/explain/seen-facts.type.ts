import { Field, Int, ObjectType } from 'type-graphql';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';

@ObjectType({ description: 'A consent or refusal that a decision saw.' })
export class SeenConsentType {
  @Field(() => String, { nullable: true, description: 'Who decided, such as `CHILD` or `PR_HOLDER`.' })
  giver!: string | null;

  @Field(() => Boolean, { description: 'True for a refusal.' })
  refusal!: boolean;

  @Field(() => Boolean, { description: 'Whether it was said in so many words.' })
  explicit!: boolean;

  @Field(() => String, { nullable: true, description: 'How far it goes.' })
  scope!: string | null;

  @Field(() => [String], { description: 'The kinds of information that it names; `*` for all.' })
  categories!: string[];

  @Field(() => [String], { description: 'The agencies and roles that it names; `*` for all.' })
  recipients!: string[];

  @Field(() => [String], { description: 'The purposes that it names; `*` for all.' })
  purposes!: string[];

  @Field(() => IsoDateTime, { description: 'From when.' })
  givenAt!: Date;

  @Field(() => IsoDateTime, { nullable: true, description: 'The first moment at which it no longer held.' })
  expiresAt!: Date | null;

  @Field(() => IsoDateTime, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt!: Date | null;
}

@ObjectType({ description: 'The facts that a decision saw.' })
export class SeenFacts {
  @Field(() => Boolean, { description: 'The actor worked with the child.' })
  relationship!: boolean;

  @Field(() => Boolean, { description: 'A cause to suspect significant harm was recorded for the request.' })
  reasonableCause!: boolean;

  @Field(() => Boolean, { description: 'The actor asked to look behind the shield.' })
  shieldOverride!: boolean;

  @Field(() => Boolean, { description: 'The actor was putting people in touch.' })
  brokering!: boolean;

  @Field(() => Boolean, { description: 'The record was shielded.' })
  shielded!: boolean;

  @Field(() => Boolean, { description: 'The record was archived.' })
  archived!: boolean;

  @Field(() => Boolean, { description: 'The actor was someone who must not know of the child.' })
  restricted!: boolean;

  @Field(() => Boolean, { description: 'The actor was the child or a relative.' })
  familyOrSelf!: boolean;

  @Field(() => Boolean, { description: 'The actor held parental responsibility for the child.' })
  parentalResponsibility!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Competence as assessed; null where it was not.' })
  competence!: boolean | null;

  @Field(() => Boolean, { description: 'Whether the child decided for themself, as assessed or presumed from age.' })
  competent!: boolean;

  @Field(() => [String], { description: 'The categories that court orders in force named; `*` for all.' })
  orderScope!: string[];

  @Field(() => [String], { description: 'Agencies that had agreed to share with the actor’s for the purpose.' })
  agreements!: string[];

  @Field(() => [SeenConsentType], {
    description: 'The consents and refusals on record, latest first; for auditors without those on sensitive services.',
  })
  consents!: SeenConsentType[];

  @Field(() => Int, { description: 'How many older ones there were that the trail does not repeat.' })
  furtherConsents!: number;
}
