import { Field, ObjectType } from 'type-graphql';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';
import { PublishedCategory } from './information-category.enum.ts';
import { Involvement } from './involvement.type.ts';

/** That an agency is involved, and no more: the asker has to speak with the agency itself. */
@ObjectType({
  implements: Involvement,
  description: 'An agency is involved; who and since when is withheld. It says the same whatever the grounds are.',
})
export class WithheldInvolvement extends Involvement {
  @Field(() => PublishedCategory, { description: 'What kind of service it is.' })
  category!: InformationCategory;

  @Field(() => String, { description: 'What to do to learn more.' })
  howToAsk!: string;
}
