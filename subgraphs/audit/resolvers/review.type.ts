import { Field, ObjectType } from 'type-graphql';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { PageInfo } from '../../kernel/schema/page-info.type.ts';
import { AuditEntry } from './audit-entry.type.ts';

@ObjectType({ description: 'An access past consent or a shield that has to be reviewed.' })
export class DueReview {
  @Field(() => AuditEntry, { description: 'The decision that let the actor past.' })
  entry!: AuditEntry;

  @Field(() => String, { nullable: true, description: 'Why the actor had to look behind the shield, in their words.' })
  override!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cause to suspect significant harm that the actor recorded, in their words.',
  })
  reasonableCause!: string | null;

  @Field(() => IsoDate, { description: 'The working day by whose end it has to be reviewed.' })
  dueBy!: string;

  @Field(() => Boolean, { description: 'True when that day is over.' })
  isOverdue!: boolean;
}

@ObjectType({ description: 'A review that is due and its place in the list.' })
export class DueReviewEdge {
  @Field(() => String, { description: 'Give it as `after` for what follows this one.' })
  cursor!: string;

  @Field(() => DueReview, { description: 'What has to be reviewed.' })
  node!: DueReview;
}

@ObjectType({ description: 'A page of reviews that are due, newest first.' })
export class DueReviewConnection {
  @Field(() => [DueReviewEdge], { description: 'What has to be reviewed.' })
  edges!: DueReviewEdge[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo!: PageInfo;
}
