import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The index’s side of a family’s access history: that the asker may read it, and by which decision. */
@Directive('@key(fields: "decision", resolvable: false)')
@ObjectType()
export class AccessHistory {
  @Directive('@inaccessible')
  @Field(() => ID)
  decision!: string;
}
