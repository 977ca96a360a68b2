import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { IdentifierType } from './identifier-type.enum.ts';

/** A child as published. Every field but the id is resolved by ChildResolver, which asks first whether it may be told. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Child', { description: 'A child or young person, born or expected.' })
export class ChildType {
  @Field(() => ID, { description: 'The hub’s id of the child.' })
  id!: string;
}

@ObjectType({ description: 'A name the child had, or is known by somewhere.' })
export class OtherName {
  @Field(() => String, { nullable: true, description: 'Null where only the family name is another.' })
  givenName!: string | null;

  @Field(() => String, { description: 'The family name.' })
  familyName!: string;

  @Field(() => Boolean, { description: 'True for a name the child no longer has.' })
  isFormer!: boolean;
}

@ObjectType('ParentOrCarer', { description: 'Someone who has parental responsibility for the child, or cares for it.' })
export class ParentOrCarerType {
  @Field(() => String, { description: 'The name in full.' })
  name!: string;

  @Field(() => String, { description: 'Who they are to the child, such as "Mother".' })
  relationship!: string;

  @Field(() => Boolean, { description: 'Whether they are known to have parental responsibility.' })
  parentalResponsibility!: boolean;
}

@ObjectType('Identifier', { description: 'A number by which agencies know the child. It has passed its check digit.' })
export class IdentifierValue {
  @Field(() => IdentifierType, { description: 'Which number it is.' })
  type!: IdentifierType;

  @Field(() => String, { description: 'The number, without spaces.' })
  value!: string;
}

@ObjectType({ description: 'What a search tells of a child: enough to confirm that it is the one you mean.' })
export class ChildMatch {
  @Field(() => ID, { description: 'The hub’s id of the child, for Query.child.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Null for an unborn child.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'The family name.' })
  familyName!: string | null;

  @Field(() => IsoDate, { nullable: true, description: 'Null for an unborn child.' })
  dateOfBirth!: string | null;
}
