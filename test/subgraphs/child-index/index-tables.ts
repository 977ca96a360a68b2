import { parseRegisterRecords, type RegisteredRecord } from '../../../schema/contract/child-registration.ts';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { IndexHarness } from './index-harness.ts';
import type { TestDatabase } from '../../test-stores.ts';

/** What the tests read of the child index’s tables, beside the index itself. */
export function indexTables(database: Pick<TestDatabase, 'run'>) {
  const rows = <Row>(sql: string) => database.run(sql) as Promise<Row[]>;
  /** What records of a child say, and whether each is the one that it is described by. */
  const led = (table: string, childId: string) =>
    `select t.*, c.described_by = t.custodian || ' ' || t.record_id as leads
     from child_index.${table} t join child_index.child c on c.id = t.child_id where c.id = '${childId}'`;
  return {
    /** The child of each record: `EDUCATION ED-1` to its child’s id. */
    childOf: async (): Promise<Map<string, string>> => {
      const links = await rows<{ source: string; child: string }>(
        `select custodian || ' ' || record_id as source, child_id::text as child from child_index.record_link`,
      );
      return new Map(links.map(({ source, child }) => [source, child]));
    },
    count: async (table: string): Promise<number> =>
      Number((await rows<{ count: unknown }>(`select count(*) from child_index.${table}`))[0]?.count),
    names: (childId: string) =>
      rows<{ name: string; kind: string }>(
        `select distinct on (family_key, given_key) given_name || ' ' || family_name as name,
           case when leads or kind = 'FORMER' then kind else 'KNOWN_AS' end as kind
         from (${led('child_name', childId)}) said order by family_key, given_key, leads desc, kind = 'FORMER' desc`,
      ),
    addresses: (childId: string) =>
      rows<{ address: string; current: boolean }>(
        `select address, bool_or(current and leads) as current from (${led('child_address', childId)}) said
         group by address order by address`,
      ),
    identifiers: (childId: string) =>
      rows<{ type: string; value: string }>(
        `select distinct type, value from child_index.child_identifier own
         where child_id = '${childId}' and not exists (
           select from child_index.child_identifier first where first.type = own.type and first.value = own.value
             and first.claim < own.claim and first.child_id <> own.child_id)
         order by type, value`,
      ),
    children: () =>
      rows<Record<string, unknown>>(
        `select id::text, given_name, family_name, to_char(date_of_birth, 'YYYY-MM-DD') as date_of_birth, described_by
         from child_index.child order by id`,
      ),
    /** Everything but the times at which rows were written. */
    everything: async () =>
      Promise.all(
        [
          'select id, given_name, family_name, date_of_birth::text, described_by, archived_at from child_index.child',
          'select * from child_index.child_name',
          'select * from child_index.child_address',
          'select * from child_index.child_identifier',
          'select * from child_index.parent_or_carer',
          'select * from child_index.description_key',
          'select custodian, record_id, child_id, version, unit, category, kind, linked_by from child_index.record_link',
        ].map(async (sql) => (await rows(sql)).map((row) => JSON.stringify(row)).toSorted()),
      ),
    clear: () =>
      database.run(`truncate child_index.child, child_index.link_event, child_index.blocking_key, ${SAID} cascade`),
  };
}

/** Rows of what records say of children, which do not refer to the children themselves. */
const SAID = ['child_name', 'child_address', 'parent_or_carer', 'child_identifier', 'description_key']
  .map((table) => `child_index.${table}`)
  .join();

/** What became of each record, by its id. */
export async function outcomes(index: IndexHarness, custodian: Custodian, records: readonly RegisteredRecord[]) {
  if (parseRegisterRecords({ custodian, records }) === null) throw new Error('the test sends a malformed batch');
  const all = await index.register(custodian, records);
  return all.map(({ recordId, outcome }) => [recordId, outcome]);
}
