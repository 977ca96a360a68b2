import { Directive, Field, ID, ObjectType } from 'type-graphql';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { Practitioner } from '../../kernel/schema/practitioner.type.ts';
import { Service } from '../../kernel/schema/service.type.ts';
import { Agency } from './agency.enum.ts';
import { PublishedCategory } from './information-category.enum.ts';
import { Involvement } from './involvement.type.ts';

/** The type in which each custodian’s involvement is published. */
export const INVOLVEMENT_TYPE: Readonly<Record<Custodian, string>> = {
  EDUCATION: 'EducationInvolvement',
  HEALTH: 'HealthInvolvement',
  SOCIAL_CARE: 'SocialCareInvolvement',
  CONNEXIONS: 'ConnexionsInvolvement',
  POLICE: 'PoliceInvolvement',
};

/** The index’s side of each of these types. */
export const RELEASED_INVOLVEMENTS: readonly Function[] = Object.values(INVOLVEMENT_TYPE).map(releasedInvolvement);

/**
 * The index’s side of an involvement that may be told: the sealed statement, with which the agency tells the rest. A class
 * of its own for each type, with all its fields: inherited ones would give way to the interface’s, which are not external.
 */
function releasedInvolvement(typeName: string): Function {
  @Directive('@key(fields: "id")')
  @ObjectType(typeName, { implements: Involvement })
  class ReleasedInvolvement {
    @Field(() => ID)
    id!: string;

    @Field(() => Agency, { description: 'Whose involvement it is.' })
    agency!: Agency;

    @Field(() => [PublishedCategory], { description: 'Kinds of information that are withheld: ask the agency.' })
    withheldDetails!: InformationCategory[];

    @Directive('@inaccessible')
    @Field(() => String)
    statement!: string;

    @Directive('@external')
    @Field(() => IsoDate, { nullable: true })
    asOf?: string | null;

    @Directive('@external')
    @Field(() => Service, { nullable: true })
    service?: Service | null;

    @Directive('@external')
    @Field(() => [Practitioner], { nullable: true })
    practitioners?: Practitioner[] | null;

    @Directive('@external')
    @Field(() => IsoDate, { nullable: true })
    since?: string | null;

    @Directive('@external')
    @Field(() => IsoDate, { nullable: true })
    until?: string | null;
  }
  return ReleasedInvolvement;
}
