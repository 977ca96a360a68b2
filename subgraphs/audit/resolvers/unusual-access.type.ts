import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../../kernel/schema/page-info.type.ts';
import { AuditEntry } from './audit-entry.type.ts';

@ObjectType({ description: 'One respect in which an access is unusual. It does not say that the access was wrong.' })
export class UnusualFinding {
  @Field(() => String, { description: 'The name of the rule that found it, such as `OUT_OF_HOURS`.' })
  rule!: string;

  @Field(() => String, { description: 'What the rule looks for, in plain words.' })
  explanation!: string;

  @Field(() => String, { description: 'What is unusual about this access.' })
  why!: string;
}

@ObjectType({ description: 'An access that is unusual.' })
export class UnusualAccess {
  @Field(() => AuditEntry, { description: 'The newest entry of the access.' })
  entry!: AuditEntry;

  @Field(() => [UnusualFinding], { description: 'What is unusual about it.' })
  findings!: UnusualFinding[];
}

@ObjectType({ description: 'An unusual access and its place in the list.' })
export class UnusualAccessEdge {
  @Field(() => String, { description: 'Give it as `after` for what follows this access.' })
  cursor!: string;

  @Field(() => UnusualAccess, { description: 'The access.' })
  node!: UnusualAccess;
}

@ObjectType({ description: 'A page of unusual accesses, newest first.' })
export class UnusualAccessConnection {
  @Field(() => [UnusualAccessEdge], { description: 'The accesses of this page.' })
  edges!: UnusualAccessEdge[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo!: PageInfo;
}
