import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A body that gives services.' })
export class DirectoryOrganisation {
  @Field(() => ID, { description: 'The organisation’s id.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'What it does.' })
  description!: string;

  @Field(() => String, { nullable: true, description: 'Its web site.' })
  website!: string | null;

  @Field(() => String, { nullable: true, description: 'Its e-mail address.' })
  email!: string | null;
}
