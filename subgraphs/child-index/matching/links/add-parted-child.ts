import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Parted } from './link-event.ts';

/** Makes the child that a parting makes, after the earliest of the records that go to it. */
export async function addPartedChild(em: SqlEntityManager, { other, moved }: Parted): Promise<void> {
  const records = moved.map(({ record }) => record);
  await sql`
    insert into child_index.child
      (id, given_name, family_name, date_of_birth, expected_date_of_delivery, sex, described_by, founder)
    select ${other}::uuid, given_name, family_name, date_of_birth, expected_date_of_delivery, sex,
      custodian || ' ' || record_id, custodian || ' ' || record_id
    from child_index.record_link
    where (custodian, record_id) in (
      select split_part(record, ' ', 1), substr(record, strpos(record, ' ') + 1)
      from unnest(${records}::text[]) as record
    )
    order by arrival
    limit 1`.execute(em.getKysely());
}
