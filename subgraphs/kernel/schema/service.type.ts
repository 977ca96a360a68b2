import { Directive, Field, ObjectType } from 'type-graphql';

/** A team, school, practice or office that works with children, and how to reach it. */
@Directive('@shareable')
@ObjectType({ description: 'A team, school, practice or office that works with children, and how to reach it.' })
export class Service {
  @Field(() => String, { description: 'What the service is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'The service’s telephone number.' })
  telephone!: string | null;
}
