import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../../kernel/schema/page-info.type.ts';
import { ChildType } from '../identity/child.type.ts';

@ObjectType({ description: 'One child of a caseload, and where it stands in it.' })
export class CaseloadEdge {
  @Field(() => String, { description: 'For `after`, to read on behind this child.' })
  cursor!: string;

  @Field(() => ChildType, { description: 'The child.' })
  node!: { id: string };
}

@ObjectType({ description: 'The children whom a unit is involved with, a page at a time.' })
export class CaseloadConnection {
  @Field(() => [CaseloadEdge], { description: 'The children of this page.' })
  edges!: CaseloadEdge[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo!: PageInfo;
}
