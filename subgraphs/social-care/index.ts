import type { Agency } from '../kernel/agency/agency.ts';
import { recordAdapter } from '../kernel/agency/record.adapter.ts';
import { familyContextCases } from './adapters/family-context.adapter.ts';
import { caseRecordSchema, type CaseRecord } from './case-record.ts';
import { CaseFile } from './entities/case-file.entity.ts';
import { Episode } from './entities/episode.entity.ts';
import { M0001Cases } from './migrations/m0001-cases.ts';
import { describeInvolvements } from './resolvers/describe-involvements.ts';
import { SocialCareInvolvement } from './resolvers/social-care-involvement.type.ts';
import { saveCases } from './save-cases.ts';

/** The authority's social care: who has the child's case. */
export const socialCare: Agency<CaseRecord> = {
  custodian: 'SOCIAL_CARE',
  schema: 'social_care',
  entities: [CaseFile, Episode],
  migrations: [{ name: 'm0001-cases', class: M0001Cases }],
  involvementType: SocialCareInvolvement,
  involvementTypeName: 'SocialCareInvolvement',
  adapters: [recordAdapter(caseRecordSchema), familyContextCases],
  save: saveCases,
  registrationsOf: ({ recordId, unit, child }) => [{ recordId, unit, category: 'INV_SPECIALIST', kind: null, child }],
  describe: describeInvolvements,
};
