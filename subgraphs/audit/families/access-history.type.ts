import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { PageInfo } from '../../kernel/schema/page-info.type.ts';

@ObjectType({ description: 'That somebody looked at a child’s record: which agency, on which day, and why.' })
export class FamilyAccess {
  @Field(() => String, { description: 'The agency, in plain words.' })
  agency!: string;

  @Field(() => IsoDate, { description: 'The day.' })
  on!: string;

  @Field(() => String, { description: 'Why, in plain words.' })
  purpose!: string;
}

@ObjectType({ description: 'An access and its place in the list.' })
export class FamilyAccessEdge {
  @Field(() => String, { description: 'Give it as `after` for what follows this access.' })
  cursor!: string;

  @Field(() => FamilyAccess, { description: 'The access.' })
  node!: FamilyAccess;
}

@ObjectType({ description: 'A page of who looked at a child’s record, newest first.' })
export class FamilyAccessConnection {
  @Field(() => [FamilyAccessEdge], { description: 'The accesses of this page.' })
  edges!: FamilyAccessEdge[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo!: PageInfo;
}

/**
 * The audit subgraph’s side of a family’s access history. The child index decides whether there is one for the asker,
 * and its decision’s entry on the trail is the key: no query plan comes here without it.
 */
@Directive('@key(fields: "decision")')
@ObjectType({ description: 'Who looked at a child’s record, for the child or a holder of parental responsibility.' })
export class AccessHistory {
  @Directive('@inaccessible')
  @Field(() => ID, { description: 'The entry of the trail by which it was decided that the asker may read it.' })
  decision!: string;
}
