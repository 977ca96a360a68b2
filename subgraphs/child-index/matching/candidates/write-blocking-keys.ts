import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Custodian } from '../../../../schema/contract/agency.ts';
import type { BlockingKey } from '../block/blocking-keys.ts';

/** Stands for a finer key that there is none of. */
const NONE = '0';

/** The keys of a record. */
export interface KeysOfRecord {
  readonly custodian: Custodian;
  readonly recordId: string;
  readonly keys: readonly BlockingKey[];
}

/** Adds keys under which records are found; what a record was found under before it stays found under. One statement. */
export async function writeBlockingKeys(em: SqlEntityManager, records: readonly KeysOfRecord[]): Promise<void> {
  const rows = records.flatMap(({ keys, ...record }) => keys.map((one) => ({ ...record, ...one })));
  if (rows.length === 0) return;
  const keys = rows.map(({ key }) => String(key));
  const finer = rows.map((row) => (row.finer === null ? NONE : String(row.finer)));
  const custodians = rows.map(({ custodian }) => custodian);
  const recordIds = rows.map(({ recordId }) => recordId);
  await sql`
    insert into child_index.blocking_key (key, finer, record)
    select found.key, found.finer, l.arrival
    from unnest(${keys}::bigint[], ${finer}::bigint[], ${custodians}::text[], ${recordIds}::text[])
      as found(key, finer, custodian, record_id)
    join child_index.record_link l on l.custodian = found.custodian and l.record_id = found.record_id
    on conflict do nothing`.execute(em.getKysely());
}
