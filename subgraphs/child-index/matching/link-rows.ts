import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { recordGaps } from '../data-quality/record-gaps.ts';
import { NO_FINER, type BlockingKey } from './block/blocking-keys.ts';
import { storedSaid } from './candidates/said-of-child.ts';
import { writeBlockingKeys, type KeysOfRecord } from './candidates/write-blocking-keys.ts';
import { INDEX_ROWS } from './index-rows.ts';
import type { KnownRecord } from './load-known-records.ts';
import type { RecordReading } from './read-record.ts';
import { newRows, writeRows, type NewRows } from './write-rows.ts';

/** Gathers which record is of which child, and the keys under which this one is found through it. */
export class LinkRows {
  readonly #links = new Map<string, object>();
  /** By arrival; a later version of a record has more of them. */
  readonly #keys = new Map<string, readonly BlockingKey[]>();
  readonly #renewed = new Map<string, object>();
  readonly #renewedKeys: KeysOfRecord[] = [];

  /**
   * Of a record that the index does not know yet; a later version of it in the same batch goes here as well.
   * @param arrival its number in the order in which records come
   * @param keys those under which its child was not found before
   */
  add(reading: RecordReading, link: KnownRecord, arrival: string, keys: readonly BlockingKey[]): void {
    const { source, said } = reading;
    this.#links.set(source, { ...rowOf(reading, link), said: storedSaid(said), arrival });
    const known = this.#keys.get(arrival) ?? [];
    const isNew = (one: BlockingKey) => !known.some(({ key, finer }) => key === one.key && finer === one.finer);
    this.#keys.set(arrival, known.length === 0 ? keys : [...known, ...keys.filter(isNew)]);
  }

  /** Of a record that the index knows. */
  renew(reading: RecordReading, link: KnownRecord, keys: readonly BlockingKey[]): void {
    const { custodian, record, source } = reading;
    this.#renewed.set(source, rowOf(reading, link));
    this.#renewedKeys.push({ custodian, recordId: record.recordId, keys });
  }

  newRows(): NewRows[] {
    return [
      ...newRows(INDEX_ROWS.link, [...this.#links.values()]),
      ...newRows(
        INDEX_ROWS.blockingKey,
        [...this.#keys].flatMap(([record, keys]) =>
          keys.map(({ key, finer }) => ({ key, finer: finer ?? NO_FINER, record })),
        ),
      ),
    ];
  }

  /** Writes what is new of known records; after all that they say has been written. */
  async writeRenewed(em: SqlEntityManager): Promise<void> {
    if (this.#renewed.size === 0) return;
    await writeRows(em, INDEX_ROWS.renewedLink, [...this.#renewed.values()]);
    await writeBlockingKeys(em, this.#renewedKeys);
    const custodians = this.#renewedKeys.map(({ custodian }) => custodian);
    const recordIds = this.#renewedKeys.map(({ recordId }) => recordId);
    await sql`
      update child_index.record_link l set said = child_index.said_by(l.custodian, l.record_id)
      from (select distinct * from unnest(${custodians}::text[], ${recordIds}::text[]) as one(custodian, record_id)) renewed
      where l.custodian = renewed.custodian and l.record_id = renewed.record_id`.execute(em.getKysely());
  }
}

function rowOf({ custodian, record, identifiers }: RecordReading, { childId, linkedBy, part }: KnownRecord): object {
  const { recordId, version, unit, category, kind, child } = record;
  const { givenName, familyName, dateOfBirth, expectedDateOfDelivery, sex } = child;
  const described = { givenName, familyName, dateOfBirth, expectedDateOfDelivery, sex };
  const gaps = recordGaps(child, identifiers.length).join(' ') || null;
  const link = { childId, version, unit, category, kind, linkedBy, part, gaps, renewedAt: 'now' };
  return { custodian, recordId, ...link, ...described };
}
