import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import type { Custodian } from '../../../../schema/contract/agency.ts';
import type { Identifier } from '../link-record.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { matchingRecordOf, type SaidOfChild } from './matching-record-of.ts';

/** A record of the index, prepared for comparison. */
export interface DescribedRecord {
  /** Its number in the order in which records came; a whole number in decimal digits. */
  readonly arrival: string;
  readonly custodian: Custodian;
  readonly recordId: string;
  readonly childId: string;
  readonly matching: MatchingRecord;
}

interface Row extends Omit<DescribedRecord, 'matching'> {
  readonly dateOfBirth: string | null;
  readonly sex: SaidOfChild['sex'];
  readonly names: readonly (readonly [given: string | null, family: string])[] | null;
  readonly places: readonly (readonly [address: string | null, postcode: string | null])[] | null;
  readonly parents: readonly string[] | null;
  readonly identifiers: readonly (readonly [type: Identifier['type'], value: string])[] | null;
}

/** What the records say of children that a condition on `l`, a record link, picks; in the order in which they came. One query. */
export async function describedRecords(
  em: SqlEntityManager,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<DescribedRecord[]> {
  const { rows } = await sql<Row>`
    select l.arrival::text, l.custodian, l.record_id as "recordId", l.child_id as "childId",
      to_char(l.date_of_birth, 'YYYY-MM-DD') as "dateOfBirth", l.sex,
      (select json_agg(json_build_array(n.given_name, n.family_name) order by n.kind <> 'CURRENT', n.family_key, n.given_key)
        from child_index.child_name n where n.custodian = l.custodian and n.record_id = l.record_id) as names,
      (select json_agg(json_build_array(a.address, a.postcode) order by a.current desc, a.address_key)
        from child_index.child_address a where a.custodian = l.custodian and a.record_id = l.record_id) as places,
      (select json_agg(p.name order by p.name_key)
        from child_index.parent_or_carer p where p.custodian = l.custodian and p.record_id = l.record_id) as parents,
      (select json_agg(json_build_array(i.type, i.value) order by i.claim)
        from child_index.child_identifier i where i.custodian = l.custodian and i.record_id = l.record_id) as identifiers
    from child_index.record_link l
    where ${condition}
    order by l.arrival
    limit ${limit}`.execute(em.getKysely());
  return rows.map(({ arrival, custodian, recordId, childId, ...row }) => ({
    arrival,
    custodian,
    recordId,
    childId,
    matching: matchingRecordOf({
      names: (row.names ?? []).map(([givenName, familyName]) => ({ givenName, familyName })),
      dateOfBirth: row.dateOfBirth,
      sex: row.sex,
      places: (row.places ?? []).map(([address, postcode]) => ({ address, postcode })),
      parents: row.parents ?? [],
      identifiers: (row.identifiers ?? []).map(([type, value]) => ({ type, value })),
    }),
  }));
}
