import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How many accesses have something in common.' })
export class AccessCount {
  @Field(() => String, { description: 'What they have in common, such as an agency; empty where they lack it.' })
  value!: string;

  @Field(() => Int, { description: 'How many accesses.' })
  accesses!: number;
}

@ObjectType({ description: 'How often children were looked at. An access is one request that looked at one child.' })
export class AccessStatistics {
  @Field(() => Int, { description: 'All accesses of the period.' })
  total!: number;

  @Field(() => [AccessCount], { description: 'By the agency of whoever looked.' })
  byAgency!: AccessCount[];

  @Field(() => [AccessCount], { description: 'By the purpose that was given.' })
  byPurpose!: AccessCount[];

  @Field(() => [AccessCount], { description: 'By what was decided; an access with several effects counts for each.' })
  byEffect!: AccessCount[];

  @Field(() => [AccessCount], { description: 'By day in England, `YYYY-MM-DD`; days without an access are left out.' })
  byDay!: AccessCount[];
}
