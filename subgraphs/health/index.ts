import type { Agency } from '../kernel/agency/agency.ts';
import { recordAdapter } from '../kernel/agency/record.adapter.ts';
import { fhirEpisodeOfCareAdapter } from './adapters/fhir-episode-of-care.adapter.ts';
import { CareRecord } from './entities/care-record.entity.ts';
import { Provider } from './entities/provider.entity.ts';
import { healthRecordSchema, type HealthRecord } from './health-record.ts';
import { M0001CareRecords } from './migrations/m0001-care-records.ts';
import { describeInvolvements } from './resolvers/describe-involvements.ts';
import { HealthInvolvement } from './resolvers/health-involvement.type.ts';
import { saveCareRecords } from './save-care-records.ts';

/** Practices, clinics and community teams: who cares for whom. */
export const health: Agency<HealthRecord> = {
  custodian: 'HEALTH',
  schema: 'health',
  entities: [Provider, CareRecord],
  migrations: [{ name: 'm0001-care-records', class: M0001CareRecords }],
  involvementType: HealthInvolvement,
  involvementTypeName: 'HealthInvolvement',
  adapters: [recordAdapter(healthRecordSchema), fhirEpisodeOfCareAdapter],
  save: saveCareRecords,
  registrationsOf: (record) => [
    {
      recordId: record.recordId,
      unit: record.provider.unit,
      category: record.category,
      kind: null,
      child: record.child,
    },
  ],
  describe: describeInvolvements,
};
