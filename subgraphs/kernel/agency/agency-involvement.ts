import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { OWN_CATEGORY } from '../schema/information.ts';
import { IsoDate } from '../schema/iso-date.scalar.ts';
import { Practitioner } from '../schema/practitioner.type.ts';
import { Service } from '../schema/service.type.ts';
import { Released } from './released.ts';

/** The fields that every agency's involvement has: who is involved, since when, and how to reach them. */
@ObjectType()
export abstract class AgencyInvolvement {
  @Field(() => ID, { description: 'Id of the involvement, given by the child index.' })
  id!: string;

  @Directive('@external')
  @Field(() => String, { description: 'The sealed statement of what may be told; for this subgraph alone.' })
  statement!: string;

  @Released(OWN_CATEGORY)
  @Field(() => IsoDate, { nullable: true, description: 'When the agency last confirmed this.' })
  asOf!: string | null;

  @Released(OWN_CATEGORY)
  @Field(() => Service, { nullable: true, description: 'The team, school, practice or office.' })
  service!: Service | null;

  @Released(OWN_CATEGORY)
  @Field(() => [Practitioner], { nullable: true, description: 'Who works with the child.' })
  practitioners!: Practitioner[] | null;

  @Released(OWN_CATEGORY)
  @Field(() => IsoDate, { nullable: true, description: 'When it began.' })
  since!: string | null;

  @Released(OWN_CATEGORY)
  @Field(() => IsoDate, {
    nullable: true,
    description: 'When it ended; null while it lasts, or where that is not known.',
  })
  until!: string | null;
}
