import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Who acted, as their token said at the time.' })
export class PastActor {
  @Field(() => ID, { description: 'The subject of the token.' })
  id!: string;

  @Field(() => String, { description: 'The organisation the actor came from.' })
  agency!: string;

  @Field(() => String, { description: 'The team, school or practice.' })
  unit!: string;

  @Field(() => String, { description: 'The role that the actor had.' })
  role!: string;
}
