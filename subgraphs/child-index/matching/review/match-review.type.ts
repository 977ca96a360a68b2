import { Field, Float, ID, ObjectType } from 'type-graphql';
import { closedList } from '../../../kernel/schema/closed-list.ts';
import { IsoDateTime } from '../../../kernel/schema/iso-date-time.scalar.ts';
import { PageInfo } from '../../../kernel/schema/page-info.type.ts';
import { ChildType } from '../../identity/child.type.ts';
import type { EvidenceField as Evidence } from '../link-decision.ts';

/** What descriptions are compared by, as published. */
export const EvidenceField = closedList<Evidence>(
  'EvidenceField',
  'What two descriptions of a child are compared by.',
  {
    GIVEN_NAME: 'The given name.',
    FAMILY_NAME: 'The family name.',
    DATE_OF_BIRTH: 'The day of birth.',
    SEX: 'The sex as recorded.',
    ADDRESS: 'The lines of the address.',
    POSTCODE: 'The postcode.',
    NHS_NUMBER: 'The NHS number.',
    UPN: 'The unique pupil number.',
    PARENTS: 'The names of parents and carers.',
    NAME_ORDER: 'Whether given and family name stand the same way round.',
    BASE_RATE: 'How rare it is that two records are of one child, before anything is compared.',
    LIKENESS: 'How well it would fit brothers, sisters or namesakes.',
  },
);

@ObjectType({ description: 'What one field says for or against two descriptions being of one child.' })
export class MatchEvidence {
  @Field(() => EvidenceField, { description: 'What was compared.' })
  field!: Evidence;

  @Field(() => String, { nullable: true, description: 'What the record says; null where it is not known or not told.' })
  left!: string | null;

  @Field(() => String, { nullable: true, description: 'What is known of the child that it may be; null likewise.' })
  right!: string | null;

  @Field(() => Float, {
    description: 'How much it speaks for them being one, in bits; negative where it speaks against.',
  })
  weight!: number;
}

@ObjectType({ description: 'That a record may be of a child that the index knows, for the index team to decide.' })
export class MatchReview {
  @Field(() => ID, { description: 'For confirmMatch and rejectMatch.' })
  id!: string;

  @Field(() => IsoDateTime, { description: 'Since when it waits.' })
  openedAt!: Date;

  @Field(() => ChildType, { description: 'The child that the record was made for now.' })
  child!: { id: string };

  @Field(() => ChildType, { description: 'The child that it may be.' })
  candidate!: { id: string };

  @Field(() => String, { description: 'The version of what weighed the evidence.' })
  model!: string;

  @Field(() => Float, { description: 'The sum of the weights.' })
  weight!: number;

  @Field(() => [MatchEvidence], { description: 'Side by side, field by field.' })
  evidence!: MatchEvidence[];
}

@ObjectType({ description: 'A review and its place in the queue.' })
export class MatchReviewEdge {
  @Field(() => String, { description: 'Give it as `after` for what follows this review.' })
  cursor!: string;

  @Field(() => MatchReview, { description: 'The review.' })
  node!: MatchReview;
}

@ObjectType({ description: 'A page of reviews, oldest first.' })
export class MatchReviewConnection {
  @Field(() => [MatchReviewEdge], { description: 'The reviews of this page.' })
  edges!: MatchReviewEdge[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  pageInfo!: PageInfo;
}
