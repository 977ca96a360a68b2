import { Field, InputType } from 'type-graphql';
import type { ServiceEdits } from '../../curation/edit-service.ts';

const AS_IT_IS = 'Null takes it away; what is left out stays as it is.';

@InputType({ description: 'What to change of a service.' })
export class ServiceEditsInput implements ServiceEdits {
  @Field(() => String, { nullable: true, description: 'What it is called.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'active, inactive, defunct or temporarily closed.' })
  status?: string;

  @Field(() => String, { nullable: true, description: `What it does. ${AS_IT_IS}` })
  description?: string | null;

  @Field(() => String, { nullable: true, description: `Its page on the web. ${AS_IT_IS}` })
  url?: string | null;

  @Field(() => String, { nullable: true, description: `Its e-mail address. ${AS_IT_IS}` })
  email?: string | null;

  @Field(() => String, { nullable: true, description: `What it costs. ${AS_IT_IS}` })
  fees?: string | null;

  @Field(() => String, { nullable: true, description: `What one ought to know before going there. ${AS_IT_IS}` })
  alert?: string | null;

  @Field(() => String, { nullable: true, description: `How to come to it. ${AS_IT_IS}` })
  referralRoute?: string | null;

  @Field(() => String, { nullable: true, description: `What is known of its effect. ${AS_IT_IS}` })
  evidenceNote?: string | null;
}

/** What was given, and nothing else. */
export function givenEdits(input: ServiceEditsInput): ServiceEdits {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
