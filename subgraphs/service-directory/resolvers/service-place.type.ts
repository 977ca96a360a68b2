import { Field, Float, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A place where a service is given.' })
export class ServicePlace {
  @Field(() => ID, { description: 'The id of the service at this place.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What the place is called.' })
  name!: string | null;

  @Field(() => [String], { description: 'Its address, line by line; empty where there is none.' })
  address!: string[];

  @Field(() => String, { nullable: true, description: 'Its postcode.' })
  postcode!: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north (WGS 84).' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east (WGS 84).' })
  longitude!: number | null;

  @Field(() => [String], { description: 'What helps people with disabilities there, in the provider’s words.' })
  accessibility!: string[];
}

@ObjectType({ description: 'When a service is given.' })
export class ServiceHours {
  @Field(() => String, { nullable: true, description: 'Days, as in MO,WE (RFC 5545); null where it does not say.' })
  days!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'WEEKLY or MONTHLY; null where it does not repeat, or does not say.',
  })
  repeats!: string | null;

  @Field(() => String, { nullable: true, description: 'When it begins, on the clock of the place.' })
  opensAt!: string | null;

  @Field(() => String, { nullable: true, description: 'When it ends.' })
  closesAt!: string | null;

  @Field(() => String, { nullable: true, description: 'First day of these hours, `YYYY-MM-DD`.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day of these hours, `YYYY-MM-DD`.' })
  until!: string | null;

  @Field(() => String, { nullable: true, description: 'The hours in the provider’s words.' })
  description!: string | null;
}
