import { Field, ID, ObjectType } from 'type-graphql';
import { IsoDateTime } from '../../kernel/schema/iso-date-time.scalar.ts';

@ObjectType({ description: 'Who acted, as their token said at the time.' })
export class AuditActor {
  @Field(() => ID, { description: 'The subject of the token.' })
  id!: string;

  @Field(() => String, { description: 'The organisation the actor came from.' })
  agency!: string;

  @Field(() => String, { description: 'The team, school or practice.' })
  unit!: string;

  @Field(() => String, { description: 'The role that the actor had.' })
  role!: string;
}

@ObjectType({
  description: 'One decision on whether something may be shared; a field is null where the entry lacks it.',
})
export class AuditDecision {
  @Field(() => String, { nullable: true, description: 'The rule that decided, such as `OWN-1`.' })
  rule!: string | null;

  @Field(() => String, { nullable: true, description: 'What it decided, such as `RELEASE` or `WITHHOLD`.' })
  effect!: string | null;

  @Field(() => String, { nullable: true, description: 'The kind of information it was about.' })
  category!: string | null;
}

@ObjectType({
  description: 'Something that happened in the hub. It says who did what about whom and why, never what was found.',
})
export class AuditEntry {
  @Field(() => ID, { description: 'The entry’s own id.' })
  id!: string;

  @Field(() => IsoDateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, { description: '`query`, `reject`, `decision`, `search`, `change` or `security`.' })
  kind!: string;

  @Field(() => String, { description: 'The part of the hub that reported it.' })
  source!: string;

  @Field(() => ID, { nullable: true, description: 'The request that caused it; null for what no request caused.' })
  requestId!: string | null;

  @Field(() => AuditActor, { nullable: true, description: 'Who acted; null where nobody was authenticated.' })
  actor!: AuditActor | null;

  @Field(() => String, { nullable: true, description: 'The purpose that the actor gave.' })
  purpose!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason that the actor gave, in their words.' })
  reason!: string | null;

  @Field(() => [ID], { description: 'The hub’s ids of the children concerned.' })
  childIds!: string[];

  @Field(() => String, { nullable: true, description: 'The name of the operation; null where it had none.' })
  operationName!: string | null;

  @Field(() => String, { nullable: true, description: 'What was changed, by the name of the mutation; else null.' })
  change!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The trace of the request (W3C Trace Context), as in the operational logs; null where it had none.',
  })
  trace!: string | null;

  @Field(() => [AuditDecision], { description: 'What was decided on sharing; empty where nothing was.' })
  decisions!: AuditDecision[];
}
