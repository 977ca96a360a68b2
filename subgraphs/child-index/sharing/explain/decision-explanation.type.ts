import { Field, ID, ObjectType } from 'type-graphql';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { PastActor } from '../past-actor.type.ts';
import { SeenFacts } from './seen-facts.type.ts';

@ObjectType({ description: 'What was decided about one item of information, and on which rule.' })
export class ExplainedItem {
  @Field(() => String, { nullable: true, description: 'The kind of information; null where the hub knew none.' })
  category!: string | null;

  @Field(() => String, { nullable: true, description: 'Whose it was; null where that is itself sensitive.' })
  agency!: string | null;

  @Field(() => String, { nullable: true, description: 'The unit whose it was; null where that is itself sensitive.' })
  unit!: string | null;

  @Field(() => String, { description: 'The rule that decided, such as `OWN-1`.' })
  rule!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The rule in a sentence; null where the policy no longer has it.',
  })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'The law or guidance that the rule rests on.' })
  authority!: string | null;

  @Field(() => String, { description: 'What it gave, such as `RELEASE` or `WITHHOLD`.' })
  effect!: string;

  @Field(() => [String], { description: 'What had to be done besides.' })
  obligations!: string[];
}

@ObjectType({ description: 'How a decision about sharing came about, from the audit trail.' })
export class DecisionExplanation {
  @Field(() => ID, { description: 'The entry of the audit trail.' })
  auditEntryId!: string;

  @Field(() => IsoDateTime, { description: 'When it was decided.' })
  at!: Date;

  @Field(() => ID, { description: 'The hub’s id of the child.' })
  childId!: string;

  @Field(() => PastActor, { nullable: true, description: 'Who asked.' })
  actor!: PastActor | null;

  @Field(() => String, { nullable: true, description: 'The purpose that was given.' })
  purpose!: string | null;

  @Field(() => String, { description: 'The version of the policy and of the law that it stood on.' })
  policyVersion!: string;

  @Field(() => Boolean, { description: 'True where the actor only asked what would be told, and nothing was.' })
  explanationOnly!: boolean;

  @Field(() => SeenFacts, { nullable: true, description: 'The facts that it saw; null where the entry has none.' })
  facts!: SeenFacts | null;

  @Field(() => [ExplainedItem], { description: 'The items that were decided on.' })
  items!: ExplainedItem[];
}
