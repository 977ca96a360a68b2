import { Field, ID, Int, ObjectType } from 'type-graphql';
import { closedList } from '../../kernel/schema/closed-list.ts';
import { Agency } from '../involvement/agency.enum.ts';
import type { QualityIssue } from './find-quality-issues.ts';

/** What can be wrong with an agency's records, as published. */
export const DataQualityIssue = closedList<QualityIssue>(
  'DataQualityIssue',
  'What can be wrong with a record, as far as the index can tell.',
  {
    INVALID_IDENTIFIER: 'A number of it fails its check digit and was left out.',
    NO_IDENTIFIER: 'It has neither an NHS number nor a UPN.',
    NO_GIVEN_NAME: 'The child is born, and has no given name.',
    NO_SEX: 'The sex is not specified.',
    NO_ADDRESS: 'It has no address.',
    NO_POSTCODE: 'It has no postcode.',
    NO_PARENT: 'It names no parent or carer.',
    STALE: 'No newer version of it has come for a year.',
    LIKELY_DUPLICATE: 'Another record of the same unit is, or may be, of the same child.',
  },
);

@ObjectType({ description: 'How many records of an agency something is wrong with, and some of them.' })
export class DataQualityFinding {
  @Field(() => DataQualityIssue, { description: 'What is wrong.' })
  issue!: QualityIssue;

  @Field(() => Int, { description: 'How many records it is wrong with.' })
  count!: number;

  @Field(() => [ID], { description: 'Some of them, at most ten, as the agency calls them.' })
  examples!: string[];
}

@ObjectType({ description: 'What could be better about an agency’s records.' })
export class DataQuality {
  @Field(() => Agency, { description: 'Whose records they are.' })
  agency!: Agency;

  @Field(() => Int, { description: 'How many of its records were looked at.' })
  records!: number;

  @Field(() => [DataQualityFinding], { description: 'What is wrong, of each kind, in the order of the list of kinds.' })
  findings!: DataQualityFinding[];
}
