import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One property of a service that changes.' })
export class ServiceValue {
  @Field(() => String, { description: 'Which property, as in `ServiceEditsInput`.' })
  property!: string;

  @Field(() => String, { nullable: true, description: 'What it was; null where it was not there.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is then; null where it is taken away.' })
  after!: string | null;
}

type Values = Readonly<Record<string, string | null>>;

/** Property by property what changes. */
export function serviceValues(before: Values | null, after: Values): ServiceValue[] {
  return Object.entries(after).map(([property, value]) => ({
    property,
    before: before?.[property] ?? null,
    after: value,
  }));
}
