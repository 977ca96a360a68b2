import { Field, ID, ObjectType } from 'type-graphql';
import { PageInfo } from '../../kernel/schema/page-info.type.ts';
import { AuditEntry } from './audit-entry.type.ts';
import { OTHER_IDS } from './other-ids.ts';

@ObjectType({ description: 'An entry of the audit trail and its place in the list.' })
export class AuditEntryEdge {
  @Field(() => String, { description: 'Give it as `after` for what follows this entry.' })
  cursor!: string;

  @Field(() => AuditEntry, { description: 'The entry.' })
  node!: AuditEntry;
}

@ObjectType({ description: 'A page of the audit trail, newest first.' })
export class AuditEntryConnection {
  @Field(() => [AuditEntryEdge], { description: 'The entries of this page.' })
  edges!: AuditEntryEdge[];

  @Field(() => [ID], { description: OTHER_IDS })
  otherChildIds!: string[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo!: PageInfo;
}
