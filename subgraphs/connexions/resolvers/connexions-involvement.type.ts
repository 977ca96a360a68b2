import { Directive, Field, ObjectType } from 'type-graphql';
import { AgencyInvolvement } from '../../kernel/agency/agency-involvement.ts';
import { Released } from '../../kernel/agency/released.ts';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { CohortStatus } from '../entities/cohort-status.ts';
import { YouthActivity } from '../entities/youth-activity.ts';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A Connexions team whose personal adviser works with the young person.' })
export class ConnexionsInvolvement extends AgencyInvolvement {
  @Released('CASE_DETAIL')
  @Field(() => CohortStatus, { nullable: true, description: 'Whether the area still follows the young person.' })
  cohortStatus!: CohortStatus | null;

  @Released('CASE_DETAIL')
  @Field(() => YouthActivity, { nullable: true, description: 'What the young person does; null where not known.' })
  currentActivity!: YouthActivity | null;

  @Released('CASE_DETAIL')
  @Field(() => IsoDate, { nullable: true, description: 'Since when the young person has done it.' })
  activitySince!: string | null;

  @Released('CASE_DETAIL')
  @Field(() => YouthActivity, { nullable: true, description: 'What the young person means to do next.' })
  intendedDestination!: YouthActivity | null;
}
