import { ArgsType, Field, ID } from 'type-graphql';
import type { Purpose } from '../../../../schema/contract/actor.ts';
import type { InformationCategory } from '../../../../schema/contract/information-category.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { PublishedCategory } from '../../involvement/information-category.enum.ts';
import { ConsentRecipient } from './consent-recipient.enum.ts';
import { ConsentDecision, Giver, Obtained, Scope } from './consent-terms.enum.ts';
import { PublishedPurpose } from './purpose.enum.ts';

/** The arguments of `recordConsent`. */
@ArgsType()
export class ConsentArgs {
  @Field(() => ID, { description: 'The hub’s id of the child.' })
  childId!: string;

  @Field(() => Giver, { description: 'Who decided.' })
  giver!: Giver;

  @Field(() => String, { nullable: true, description: 'The giver’s name, at most 200 characters.' })
  giverName!: string | null | undefined;

  @Field(() => ID, {
    nullable: true,
    description: 'Tells this giver from others of the same name, at most 200 characters. Without it the name does.',
  })
  giverId!: string | null | undefined;

  @Field(() => String, { description: 'On what ground they may decide, such as "Mother", at most 200 characters.' })
  authority!: string;

  @Field(() => ConsentDecision, { description: 'Whether sharing was agreed to or refused.' })
  decision!: ConsentDecision;

  @Field(() => [PublishedCategory], { description: 'What kinds of information it is about: at least one.' })
  categories!: InformationCategory[];

  @Field(() => [ConsentRecipient], { description: 'With whom: agencies, roles, or ALL; at least one.' })
  recipients!: ConsentRecipient[];

  @Field(() => [PublishedPurpose], { description: 'For what: at least one.' })
  purposes!: Purpose[];

  @Field(() => Scope, { description: 'How far a consent goes. A refusal refuses all of it.' })
  scope!: Scope;

  @Field(() => Boolean, {
    description: 'Whether it was said in so many words, as a sensitive service needs (SI 2007/2182 reg. 11(3)(a)).',
  })
  explicit!: boolean;

  @Field(() => Obtained, { description: 'How it was obtained.' })
  obtained!: Obtained;

  @Field(() => IsoDateTime, { nullable: true, description: 'When it was decided; now, where it is left out.' })
  from!: Date | null | undefined;

  @Field(() => IsoDateTime, {
    nullable: true,
    description: 'The first moment at which it no longer holds. Without it, it holds until it is withdrawn.',
  })
  until!: Date | null | undefined;

  @Field(() => String, { description: 'Why you record it, in your own words, at most 500 characters.' })
  reason!: string;
}
