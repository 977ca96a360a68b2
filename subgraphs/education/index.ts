import type { Agency } from '../kernel/agency/agency.ts';
import { recordAdapter } from '../kernel/agency/record.adapter.ts';
import { familyContextPupils } from './adapters/family-context.adapter.ts';
import { Enrolment } from './entities/enrolment.entity.ts';
import { Setting } from './entities/setting.entity.ts';
import { M0001Enrolments } from './migrations/m0001-enrolments.ts';
import { pupilRecordSchema, type PupilRecord } from './pupil-record.ts';
import { describeInvolvements } from './resolvers/describe-involvements.ts';
import { EducationInvolvement } from './resolvers/education-involvement.type.ts';
import { savePupils } from './save-pupils.ts';

/** Schools, colleges and nurseries: who is enrolled where. */
export const education: Agency<PupilRecord> = {
  custodian: 'EDUCATION',
  schema: 'education',
  entities: [Setting, Enrolment],
  migrations: [{ name: 'm0001-enrolments', class: M0001Enrolments }],
  involvementType: EducationInvolvement,
  involvementTypeName: 'EducationInvolvement',
  adapters: [recordAdapter(pupilRecordSchema), familyContextPupils],
  save: savePupils,
  registrationsOf: (record) => [
    {
      recordId: record.recordId,
      unit: record.setting.unit,
      category: 'INV_UNIVERSAL',
      kind: null,
      child: record.child,
    },
  ],
  describe: describeInvolvements,
};
