import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { KEPT_AS_LONG } from './cache-control.ts';
import { BodyKind, BodyModel, BodyPart, PlaceLayer } from './place-layer.enum.ts';

@ObjectType({ description: 'A place that a locality is part of, or that is part of it.' })
export class DirectoryPlace {
  @Field(() => String, { description: 'The place’s key.' })
  key!: string;

  @Field(() => PlaceLayer, { description: 'What kind of place it is.' })
  layer!: keyof typeof PlaceLayer;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;
}

@ObjectType({ description: 'That a service is there for a locality, and at which levels it is deployed.' })
export class ServiceDeployment {
  @Field(() => ID, { description: 'The service’s id.' })
  serviceId!: string;

  @Field(() => String, { description: 'What the service is called.' })
  name!: string;

  @Field(() => Boolean, { description: 'Deployed county-wide.' })
  countyWide!: boolean;

  @Field(() => Boolean, { description: 'Deployed in the area.' })
  area!: boolean;

  @Field(() => Boolean, { description: 'Deployed in universal settings in the locality.' })
  localities!: boolean;
}

@ObjectType({ description: 'A member of a body: a role, and the service it comes from.' })
export class BodyMember {
  @Field(() => BodyPart, { description: 'Core or allied.' })
  part!: keyof typeof BodyPart;

  @Field(() => String, { description: 'Which role or function it is.' })
  role!: string;

  @Field(() => ID, { nullable: true, description: 'The service it comes from.' })
  serviceId!: string | null;
}

@ObjectType({ description: 'A body that looks after a locality.' })
export class LocalityBody {
  @Field(() => ID, { description: 'The body’s id.' })
  id!: string;

  @Field(() => BodyKind, { description: 'What kind of body it is.' })
  kind!: keyof typeof BodyKind;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => BodyModel, {
    nullable: true,
    description: 'How closely its services work together; null where nobody has said.',
  })
  model!: keyof typeof BodyModel | null;

  @Field(() => String, { nullable: true, description: 'Since when, `YYYY-MM-DD`.' })
  since!: string | null;

  @Field(() => String, { nullable: true, description: 'Until when, `YYYY-MM-DD`.' })
  until!: string | null;

  @Field(() => Int, { nullable: true, description: 'How often it meets in a year.' })
  meetingsAYear!: number | null;

  @Directive(KEPT_AS_LONG)
  @Field(() => [BodyMember], { description: 'Who belongs to it.' })
  members!: BodyMember[];
}

@ObjectType({ description: 'A specialist service that a locality’s team may ask for advice, without a referral.' })
export class AdviceLink {
  @Field(() => ID, { description: 'The service’s id.' })
  serviceId!: string;

  @Field(() => String, { description: 'What the service is called.' })
  name!: string;

  @Field(() => String, { description: 'How to ask.' })
  how!: string;
}

@ObjectType({ description: 'A locality: the neighbourhood of a multi-agency team.' })
export class Locality {
  @Field(() => String, { description: 'The locality’s key, as in `didcot`.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: 'Its number in its authority’s list.' })
  number!: number | null;

  @Field(() => [String], { description: 'What its source says besides, and what does not agree there.' })
  notes!: string[];
}

@ObjectType({ description: 'Whom to ask at a service about a locality.' })
export class NamedContact {
  @Field(() => String, { description: 'The contact’s name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Their role.' })
  role!: string | null;

  @Field(() => String, { nullable: true, description: 'Their telephone number at work.' })
  telephone!: string | null;

  @Field(() => String, { nullable: true, description: 'Their e-mail address at work.' })
  email!: string | null;
}
