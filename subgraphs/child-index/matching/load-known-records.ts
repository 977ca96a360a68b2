import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { LinkedBy } from '../involvement/record-link.entity.ts';

/** Which record it is that arrives, and in which version. */
export interface RecordPlace {
  /** Custodian and record id: `EDUCATION ED-1`. */
  readonly source: string;
  readonly custodian: Custodian;
  readonly record: { readonly recordId: string };
  readonly version: number;
}

/** What registration needs to know of a record that the index has. */
export interface KnownRecord {
  readonly childId: string;
  readonly version: number;
  readonly linkedBy: LinkedBy;
  readonly part: string;
}

/** Those of some records that the index has, and for each of them a number in the order in which records come. One query. */
export async function loadKnownRecords(
  em: SqlEntityManager,
  arriving: readonly RecordPlace[],
): Promise<{ links: Map<string, KnownRecord>; arrivals: string[] }> {
  const custodians = arriving.map(({ custodian }) => custodian);
  const recordIds = arriving.map(({ record }) => record.recordId);
  type Row = readonly [source: string, childId: string, version: number, linkedBy: LinkedBy, part: string];
  const { rows } = await sql<{ known: Row[]; arrivals: string[] }>`
    select
      (select coalesce(json_agg(json_build_array(
        l.custodian || ' ' || l.record_id, l.child_id, l.version, l.linked_by, l.part
      )), '[]')
      from unnest(${custodians}::text[], ${recordIds}::text[]) as asked(custodian, record_id)
      join child_index.record_link l on l.custodian = asked.custodian and l.record_id = asked.record_id) as known,
      (select json_agg(nextval(pg_get_serial_sequence('child_index.record_link', 'arrival'))::text)
      from generate_series(1, ${arriving.length}::integer)) as arrivals`.execute(em.getKysely());
  const [found] = rows;
  return {
    links: new Map(
      found?.known.map(([source, childId, version, linkedBy, part]) => [source, { childId, version, linkedBy, part }]),
    ),
    arrivals: found?.arrivals ?? [],
  };
}
