import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { AgencyInvolvement } from '../../kernel/agency/agency-involvement.ts';
import { Released } from '../../kernel/agency/released.ts';
import { OWN_CATEGORY } from '../../kernel/schema/information.ts';
import { IsoDate } from '../../kernel/schema/iso-date.scalar.ts';
import { Practitioner } from '../../kernel/schema/practitioner.type.ts';
import { EnrolmentStatus } from '../entities/enrolment-status.ts';
import { SenProvision } from '../entities/sen-provision.ts';

@ObjectType({ description: 'Half-day sessions of the school year so far.' })
export class AttendanceSummary {
  @Field(() => Int, { description: 'Sessions the pupil could have attended.' })
  sessionsPossible!: number;

  @Field(() => Int, { description: 'Sessions the pupil attended.' })
  sessionsAttended!: number;

  @Field(() => Int, { description: 'Sessions missed without the setting’s leave.' })
  unauthorisedAbsence!: number;

  @Field(() => IsoDate, { description: 'The last day counted.' })
  asOf!: string;
}

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A school, college or nursery where the child is or was enrolled.' })
export class EducationInvolvement extends AgencyInvolvement {
  @Released(OWN_CATEGORY)
  @Field(() => String, { nullable: true, description: 'National Curriculum year: N1, N2, R, 1 to 14.' })
  yearGroup!: string | null;

  @Released(OWN_CATEGORY)
  @Field(() => EnrolmentStatus, { nullable: true, description: 'How the pupil is or was enrolled.' })
  enrolmentStatus!: EnrolmentStatus | null;

  @Released('CASE_DETAIL')
  @Field(() => AttendanceSummary, { nullable: true, description: 'Attendance in the school year so far.' })
  attendance!: AttendanceSummary | null;

  @Released('CASE_DETAIL')
  @Field(() => SenProvision, { nullable: true, description: 'Provision for special educational needs.' })
  senProvision!: SenProvision | null;

  @Released('CASE_DETAIL')
  @Field(() => Practitioner, { nullable: true, description: 'The education social worker who follows attendance.' })
  educationSocialWorker!: Practitioner | null;
}
