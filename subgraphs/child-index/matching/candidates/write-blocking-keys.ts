import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Custodian } from '../../../../schema/contract/agency.ts';
import { NO_FINER, type BlockingKey } from '../block/blocking-keys.ts';

/** The keys of a record. */
export interface KeysOfRecord {
  readonly custodian: Custodian;
  readonly recordId: string;
  readonly keys: readonly BlockingKey[];
}

/**
 * Adds keys under which children are found through these records, where they are not found under them through another one;
 * what a child was found under before it stays found under. One statement.
 */
export async function writeBlockingKeys(em: SqlEntityManager, records: readonly KeysOfRecord[]): Promise<void> {
  const rows = records.flatMap(({ keys, ...record }) => keys.map((one) => ({ ...record, ...one })));
  if (rows.length === 0) return;
  const keys = rows.map(({ key }) => String(key));
  const finer = rows.map((row) => String(row.finer ?? NO_FINER));
  const custodians = rows.map(({ custodian }) => custodian);
  const recordIds = rows.map(({ recordId }) => recordId);
  await sql`
    insert into child_index.blocking_key (key, finer, record)
    select distinct on (l.child_id, found.key, found.finer) found.key, found.finer, l.arrival
    from unnest(${keys}::bigint[], ${finer}::bigint[], ${custodians}::text[], ${recordIds}::text[])
      as found(key, finer, custodian, record_id)
    join child_index.record_link l on l.custodian = found.custodian and l.record_id = found.record_id
    where ( -- looked up row by row, in the index: to join them could read the whole of it
      select true from child_index.record_link other
      join child_index.blocking_key b on b.key = found.key and b.finer = found.finer and b.record = other.arrival
      where other.child_id = l.child_id limit 1
    ) is null
    order by l.child_id, found.key, found.finer, l.arrival`.execute(em.getKysely());
}
