import { Field, ID, ObjectType } from 'type-graphql';
import { IsoDateTime } from '../../kernel/schema/iso-date-time.scalar.ts';
import { PageInfo } from '../../kernel/schema/page-info.type.ts';
import { AuditActor } from './audit-entry.type.ts';
import { OTHER_IDS } from './other-ids.ts';

@ObjectType({ description: 'One request in which somebody looked at a child.' })
export class Access {
  @Field(() => [ID], { description: 'The entries of the trail that say so, newest first.' })
  entryIds!: string[];

  @Field(() => [ID], { description: 'The ids of the child under which it was recorded.' })
  childIds!: string[];

  @Field(() => IsoDateTime, { description: 'When it was.' })
  at!: Date;

  @Field(() => AuditActor, { nullable: true, description: 'Who looked; null where nobody was authenticated.' })
  actor!: AuditActor | null;

  @Field(() => String, { nullable: true, description: 'The purpose that the actor gave.' })
  purpose!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason that the actor gave, in their words.' })
  reason!: string | null;

  @Field(() => [String], { description: 'What was decided, such as `RELEASE` or `HIDE`, each once.' })
  effects!: string[];

  @Field(() => Boolean, { description: 'False where a search only weighed the child and showed others.' })
  wasShown!: boolean;

  @Field(() => Boolean, { description: 'True where families are not told of it for now.' })
  isHeld!: boolean;
}

@ObjectType({ description: 'An access and its place in the list.' })
export class AccessEdge {
  @Field(() => String, { description: 'Give it as `after` for what follows this access.' })
  cursor!: string;

  @Field(() => Access, { description: 'The access.' })
  node!: Access;
}

@ObjectType({ description: 'A page of who looked at a child, newest first.' })
export class AccessConnection {
  @Field(() => [AccessEdge], { description: 'The accesses of this page.' })
  edges!: AccessEdge[];

  @Field(() => [ID], { description: OTHER_IDS })
  otherChildIds!: string[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo!: PageInfo;
}
