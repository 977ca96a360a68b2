import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { RegisteredRecord } from '../../../schema/contract/child-registration.ts';
import { Blocks } from '../../../subgraphs/child-index/matching/candidates/blocks.ts';
import { INDEX_ROWS } from '../../../subgraphs/child-index/matching/index-rows.ts';
import { LinkRows } from '../../../subgraphs/child-index/matching/link-rows.ts';
import { readRecord } from '../../../subgraphs/child-index/matching/read-record.ts';
import { newRows, newRowsQuery } from '../../../subgraphs/child-index/matching/write-rows.ts';
import { benchPopulation, type BenchRecord } from './population.ts';
import { CUSTODIAN_OF, registered } from './registered-record.ts';

const AT_A_TIME = 2_000;
/** Of one population; a further one has other children, without numbers, as those of the first would come again. */
const POPULATION = 1_500_000;
const SAMPLE = 50_000;

/**
 * Fills the tables that are looked into with generated records, each of the child that it is truly of: no record is
 * linked, so that millions take minutes. Answers with some of them, to be looked up.
 */
export async function fillForLookUps(fork: () => SqlEntityManager, size: number): Promise<RegisteredRecord[]> {
  const sample: RegisteredRecord[] = [];
  const run = (text: string) => sql.raw(text).execute(fork().getKysely());
  // Made of rows that are there, indexes take a fraction of the time.
  await run('alter table child_index.blocking_key drop constraint blocking_key_pkey');
  const records = populations(size);
  let writing: Promise<unknown> = Promise.resolve();
  let found = new Blocks();
  for (let arrival = 1; arrival <= size; arrival += AT_A_TIME) {
    const em = fork();
    const links = new LinkRows();
    const children: object[] = [];
    for (const [place, { childId, isFirst, record }] of next(records, AT_A_TIME).entries()) {
      const reading = readRecord(CUSTODIAN_OF[record.agency], registered(record));
      const { source, version } = reading;
      const { child } = reading.record;
      if (isFirst) {
        found = new Blocks();
        children.push({ id: childId, ...child, describedBy: source, founder: source });
      }
      const linkedBy = isFirst ? ('NEW_CHILD' as const) : ('SCORE' as const);
      const keys = found.add(reading.keys, childId);
      links.add(reading, { childId, version, linkedBy, part: childId }, String(arrival + place), keys);
      if ((arrival + place) % Math.ceil(size / SAMPLE) === 0) sample.push(reading.record);
    }
    const query = newRowsQuery(em, [...newRows(INDEX_ROWS.child, children), ...links.newRows()]);
    await writing;
    // References are checked when a statement ends, so that children and their records come in one.
    if (query !== null) writing = em.getKysely().executeQuery(query);
  }
  await writing;
  await run('alter table child_index.blocking_key add primary key (key, finer, record)');
  return sample;
}

function next(records: Iterator<Placed>, most: number): Placed[] {
  const found: Placed[] = [];
  for (let one = records.next(); one.done !== true; one = records.next()) {
    found.push(one.value);
    if (found.length === most) break;
  }
  return found;
}

interface Placed {
  readonly record: BenchRecord;
  readonly childId: string;
  readonly isFirst: boolean;
}

function* populations(size: number): Generator<Placed> {
  for (let start = 0; start < size; start += POPULATION) {
    let [person, childId] = [-1, ''];
    for (const one of benchPopulation(`look-ups ${start}`, Math.min(POPULATION, size - start))) {
      const isFirst = one.person !== person;
      if (isFirst) [person, childId] = [one.person, randomUUID()];
      const numbers = start === 0 ? {} : { nhs: '', upn: '' };
      yield { record: { ...one, ...numbers, id: `p${start}-${one.id}` }, childId, isFirst };
    }
  }
}
