import { ArgsType, Field, Float, Int } from 'type-graphql';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { ServiceTier } from './service-tier.enum.ts';

@ArgsType()
export class ServicesArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Near what: degrees as in `51.75,-1.26`, a postcode, or a place that the directory knows.',
  })
  near?: string | null;

  @Field(() => Float, { nullable: true, description: 'How near, in kilometres, up to 100; 10 where it does not say.' })
  within?: number | null;

  @Field(() => String, { nullable: true, description: 'Words to look for, of at most 200 characters in all.' })
  text?: string | null;

  @Field(() => Int, { nullable: true, description: 'For somebody of this age, in years.' })
  age?: number | null;

  @Field(() => ServiceTier, { nullable: true, description: 'That meet this level of need.' })
  tier?: ServiceTier | null;

  @Field(() => String, { nullable: true, description: 'Filed under this: the id of a taxonomy term, or its name.' })
  need?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only what is open at this moment.' })
  openNow?: boolean | null;

  @Field(() => IsoDate, { nullable: true, description: 'Only what is open on this day; not with `openNow`.' })
  openOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Deployed in this locality: its key, as in `didcot`.' })
  locality?: string | null;

  @Field(() => Int, { defaultValue: 20, description: 'How many services, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on.' })
  after?: string | null;
}
