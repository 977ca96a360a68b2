import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { recordGaps } from '../data-quality/record-gaps.ts';
import type { BlockingKey } from './block/blocking-keys.ts';
import { storedSaid } from './candidates/said-of-child.ts';
import { writeBlockingKeys } from './candidates/write-blocking-keys.ts';
import { INDEX_ROWS } from './index-rows.ts';
import type { KnownRecord } from './load-known-records.ts';
import type { RecordReading } from './read-record.ts';
import { newRows, writeRows, type NewRows } from './write-rows.ts';

/** Stands for a finer key that there is none of. */
const NO_FINER = 0;

/** Gathers which record is of which child, and what it is found under. */
export class LinkRows {
  readonly #links = new Map<string, object>();
  /** By arrival; a later version of a record has more of them. */
  readonly #keys = new Map<string, BlockingKey[]>();
  readonly #renewed = new Map<string, object>();
  readonly #renewedReadings: RecordReading[] = [];

  /**
   * Of a record that the index does not know yet; a later version of it in the same batch goes here as well.
   * @param arrival its number in the order in which records come
   */
  add(reading: RecordReading, link: KnownRecord, arrival: string): void {
    const { source, said, keys } = reading;
    this.#links.set(source, { ...rowOf(reading, link), said: storedSaid(said), arrival });
    const known = this.#keys.get(arrival) ?? [];
    const isNew = (one: BlockingKey) => !known.some(({ key, finer }) => key === one.key && finer === one.finer);
    this.#keys.set(arrival, known.length === 0 ? [...keys] : [...known, ...keys.filter(isNew)]);
  }

  /** Of a record that the index knows. */
  renew(reading: RecordReading, link: KnownRecord): void {
    this.#renewed.set(reading.source, rowOf(reading, link));
    this.#renewedReadings.push(reading);
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
    await writeBlockingKeys(
      em,
      this.#renewedReadings.map(({ custodian, record, keys }) => ({ custodian, recordId: record.recordId, keys })),
    );
    const custodians = this.#renewedReadings.map(({ custodian }) => custodian);
    const recordIds = this.#renewedReadings.map(({ record }) => record.recordId);
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
