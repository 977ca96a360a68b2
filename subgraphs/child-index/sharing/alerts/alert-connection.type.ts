import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../../../kernel/schema/page-info.type.ts';
import { Alert } from './alert.type.ts';

@ObjectType({ description: 'An alert and its place in the list.' })
export class AlertEdge {
  @Field(() => String, { description: 'Give it as `after` for what follows this alert.' })
  cursor!: string;

  @Field(() => Alert, { description: 'The alert.' })
  node!: Alert;
}

@ObjectType({ description: 'A page of alerts, newest first.' })
export class AlertConnection {
  @Field(() => [AlertEdge], { description: 'The alerts of this page.' })
  edges!: AlertEdge[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo!: PageInfo;
}
