import { Field, ObjectType } from 'type-graphql';
import type { InformationCategory } from '../../../../schema/contract/information-category.ts';
import { PublishedCategory } from '../../involvement/information-category.enum.ts';
import { Scope } from '../records/consent-terms.enum.ts';
import { SharingEffect } from './sharing-effect.enum.ts';

@ObjectType({ description: 'A consent that would let you see more.' })
export class NeededConsent {
  @Field(() => Scope, { description: 'How far it has to go.' })
  scope!: Scope;

  @Field(() => [PublishedCategory], { description: 'The kinds of information that it has to name.' })
  categories!: InformationCategory[];
}

@ObjectType({
  description:
    'What you would be told of information of some kind, why, and what to do next. It is the same whether or not there ' +
    'is any, and whether consent was never asked for, was refused or has run out.',
})
export class SharingExplanation {
  @Field(() => SharingEffect, { description: 'What you would be told.' })
  effect!: SharingEffect;

  @Field(() => String, { description: 'Why, in words.' })
  reason!: string;

  @Field(() => String, { description: 'What to do next: whom to ask, or where to look.' })
  nextStep!: string;

  @Field(() => NeededConsent, {
    nullable: true,
    description: 'A consent that would open what is withheld; null where none would, or where nothing may be told.',
  })
  consentThatWouldOpen!: NeededConsent | null;
}
