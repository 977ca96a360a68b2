import { Field, ID, InterfaceType } from 'type-graphql';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { Practitioner } from '../../kernel/schema/practitioner.type.ts';
import { Service } from '../../kernel/schema/service.type.ts';
import { Agency } from './agency.enum.ts';
import { PublishedCategory } from './information-category.enum.ts';

/** That someone is involved with a child, as far as the asker may know. */
@InterfaceType({
  description:
    'That someone is involved with a child. Details are null where the agency could not be asked (then there is an ' +
    'error at this place), where they are withheld, or where there is nothing to tell.',
  resolveType: (value: { typeName: string }) => value.typeName,
})
export abstract class Involvement {
  @Field(() => ID, { description: 'Stands for this involvement, towards this agency alone.' })
  id!: string;

  @Field(() => Agency, { description: 'Whose involvement it is.' })
  agency!: Agency;

  @Field(() => [PublishedCategory], {
    description: 'Kinds of information that the agency may hold about this and that are withheld: ask the agency.',
  })
  withheldDetails!: InformationCategory[];

  @Field(() => IsoDate, { nullable: true, description: 'When the agency last confirmed this.' })
  asOf?: string | null;

  @Field(() => Service, { nullable: true, description: 'The team, school, practice or office.' })
  service?: Service | null;

  @Field(() => [Practitioner], { nullable: true, description: 'Who works with the child.' })
  practitioners?: Practitioner[] | null;

  @Field(() => IsoDate, { nullable: true, description: 'When it began.' })
  since?: string | null;

  @Field(() => IsoDate, { nullable: true, description: 'When it ended; null while it lasts, or where not known.' })
  until?: string | null;
}
