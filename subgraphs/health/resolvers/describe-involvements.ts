import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { InvolvementDetails } from '../../kernel/agency/agency.ts';
import { latestRecords } from '../../kernel/agency/latest-record.ts';
import { CareRecord } from '../entities/care-record.entity.ts';
import { Provider } from '../entities/provider.entity.ts';
import type { HealthInvolvement } from './health-involvement.type.ts';

type Details = Omit<HealthInvolvement, 'id' | 'statement'>;

/** What health knows of each involvement, given by the ids of its care records: two queries, however many there are. */
export async function describeInvolvements(
  em: SqlEntityManager,
  involvements: readonly (readonly string[])[],
): Promise<(InvolvementDetails | null)[]> {
  const records = await em.find(CareRecord, { recordId: { $in: involvements.flat() } }, { disableIdentityMap: true });
  const providers = await em.find(
    Provider,
    { unit: { $in: records.map((record) => record.unit) } },
    { disableIdentityMap: true },
  );
  const providerOf = new Map(providers.map((provider) => [provider.unit, provider]));
  return latestRecords(involvements, records).map((record) => {
    const provider = record && providerOf.get(record.unit);
    return record && provider ? { ...detailsOf(record, provider) } : null;
  });
}

function detailsOf(record: CareRecord, provider: Provider): Details {
  const { recordId: _recordId, unit: _unit, episode, ...details } = record;
  return {
    ...details,
    service: { name: provider.name, telephone: provider.telephone },
    careEpisode: episode && { ...episode, from: record.since, until: record.until },
  };
}
