import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import type { Custodian } from '../../../../schema/contract/agency.ts';
import { findable } from './likely-children.ts';
import { matchingRecordOf, type SaidOfChild } from './matching-record-of.ts';
import { saidOfStored, type StoredSaid } from './said-of-child.ts';
import { writeBlockingKeys } from './write-blocking-keys.ts';

interface Row {
  readonly arrival: string;
  readonly custodian: Custodian;
  readonly recordId: string;
  readonly dateOfBirth: string | null;
  readonly sex: SaidOfChild['sex'];
  readonly said: StoredSaid;
}

/**
 * Adds the keys under which children are found through what records of the index say, of the first so many, in the order in
 * which they came, that a condition on `l`, a record link, picks. Two statements.
 * @returns the arrival of the last of these records; undefined where there was none
 */
export async function rewriteBlockingKeys(
  em: SqlEntityManager,
  condition: RawBuilder<unknown>,
  limit: number | null = null,
): Promise<string | undefined> {
  const { rows } = await sql<Row>`
    select l.arrival::text, l.custodian, l.record_id as "recordId",
      to_char(l.date_of_birth, 'YYYY-MM-DD') as "dateOfBirth", l.sex, l.said
    from child_index.record_link l
    where ${condition}
    order by l.arrival
    limit ${limit}`.execute(em.getKysely());
  const records = rows.map(({ custodian, recordId, said, dateOfBirth, sex }) => {
    const { keys } = findable(matchingRecordOf(saidOfStored(said, dateOfBirth, sex)));
    return { custodian, recordId, keys };
  });
  await writeBlockingKeys(em, records);
  return rows.at(-1)?.arrival;
}
