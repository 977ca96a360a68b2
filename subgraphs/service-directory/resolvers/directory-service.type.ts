import { Directive, Field, Float, ID, ObjectType } from 'type-graphql';
import { KEPT_AS_LONG } from './cache-control.ts';
import { DirectoryOrganisation } from './directory-organisation.type.ts';
import { ServiceHours, ServicePlace } from './service-place.type.ts';
import { ServiceProvider, ServiceTier } from './service-tier.enum.ts';

@ObjectType({ description: 'A service in the public directory: what it is, for whom, where and when.' })
export class DirectoryService {
  @Field(() => ID, { description: 'The service’s id.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it does.' })
  description!: string | null;

  @Field(() => String, { description: 'active, inactive, defunct or temporarily closed.' })
  status!: string;

  @Field(() => String, { nullable: true, description: 'Its page on the web.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'Its e-mail address.' })
  email!: string | null;

  @Field(() => ServiceTier, {
    nullable: true,
    description: 'The level of need that it meets; null where nobody has said.',
  })
  tier!: ServiceTier | null;

  @Field(() => ServiceProvider, { nullable: true, description: 'What kind of body gives it.' })
  provider!: ServiceProvider | null;

  @Field(() => Float, { nullable: true, description: 'From this age, in years; null where it does not say.' })
  minimumAge!: number | null;

  @Field(() => Float, { nullable: true, description: 'Up to this age, in years.' })
  maximumAge!: number | null;

  @Field(() => String, { nullable: true, description: 'What it costs.' })
  fees!: string | null;

  @Field(() => String, { nullable: true, description: 'What one ought to know before going there.' })
  alert!: string | null;

  @Field(() => String, { nullable: true, description: 'How to come to it.' })
  referralRoute!: string | null;

  @Field(() => String, { nullable: true, description: 'What is known of its effect.' })
  evidenceNote!: string | null;

  @Field(() => [String], { description: 'What it is filed under, besides tier and provider.' })
  needs!: string[];

  @Directive(KEPT_AS_LONG)
  @Field(() => DirectoryOrganisation, { nullable: true, description: 'Who gives it.' })
  organisation!: DirectoryOrganisation | null;

  @Directive(KEPT_AS_LONG)
  @Field(() => [ServicePlace], { description: 'Where it is given.' })
  places!: ServicePlace[];

  @Directive(KEPT_AS_LONG)
  @Field(() => [ServiceHours], { description: 'When it is given.' })
  hours!: ServiceHours[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is open now, bank holidays and all; null where it does not tell its hours.',
  })
  openNow!: boolean | null;
}
