import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { CareRecord } from './entities/care-record.entity.ts';
import { Provider } from './entities/provider.entity.ts';
import type { HealthRecord } from './health-record.ts';

/** Writes providers and care records, new or changed; where a batch names one twice, its last word counts. */
export async function saveCareRecords(em: SqlEntityManager, records: readonly HealthRecord[]): Promise<void> {
  const providers = new Map<string, Partial<Provider>>();
  const careRecords = new Map<string, Partial<CareRecord>>();
  for (const { child: _child, category: _category, provider, ...care } of records) {
    providers.set(provider.unit, provider);
    careRecords.set(care.recordId, { ...care, unit: provider.unit });
  }
  await em.upsertMany(Provider, [...providers.values()]);
  await em.upsertMany(CareRecord, [...careRecords.values()]);
}
