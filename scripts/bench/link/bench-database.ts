import type { Custodian } from '../../../schema/contract/agency.ts';
import type { RegisteredRecord } from '../../../schema/contract/child-registration.ts';
import { INDEX_TABLES } from '../../../subgraphs/child-index/index-tables.ts';
import { findable, LikelyChildren } from '../../../subgraphs/child-index/matching/candidates/likely-children.ts';
import { matchingRecordOf, saidOf } from '../../../subgraphs/child-index/matching/candidates/matching-record-of.ts';
import { decideLink } from '../../../subgraphs/child-index/matching/decide/decide-link.ts';
import { DEFAULT_MODEL } from '../../../subgraphs/child-index/matching/model/default-model.ts';
import { readIdentifiers } from '../../../subgraphs/child-index/matching/read-identifiers.ts';
import { registerRecords } from '../../../subgraphs/child-index/matching/register-records.ts';
import { openDatabase, type Database } from '../../../subgraphs/kernel/database/database.ts';
import { progressBar } from '../../hub/progress-bar.ts';
import { quantile } from '../quantile.ts';
import { makeScratchDatabase } from '../scratch-database.ts';
import { benchPopulation, type BenchRecord } from './population.ts';

const CONNECTIONS = 8;
const BATCH = 1_000;
const SINGLE = 300;
const LOOKUPS = 4_000;

const CUSTODIAN_OF: Readonly<Record<BenchRecord['agency'], Custodian>> = {
  health: 'HEALTH',
  education: 'EDUCATION',
  'social-care': 'SOCIAL_CARE',
  youth: 'CONNEXIONS',
  police: 'POLICE',
};

/** Registers so many generated records in PostgreSQL, in batches and then singly, and looks some up; lines of figures. */
export async function benchDatabase(size: number): Promise<string> {
  const scratch = await makeScratchDatabase(process.env);
  const store = { kind: 'server', url: scratch.url, connections: CONNECTIONS } as const;
  const database = await openDatabase(INDEX_TABLES, store);
  try {
    const records = [...benchPopulation('database', size + SINGLE)];
    const batched = await perSecond(size, () => load(database, records.slice(0, size)));
    await scratch.analyse();
    const single = await perSecond(SINGLE, async () => {
      for (const record of records.slice(size))
        await registerRecords(database.fork(), {
          custodian: CUSTODIAN_OF[record.agency],
          records: [registered(record)],
        });
    });
    const times: number[] = [];
    const lookups = await perSecond(LOOKUPS, () => lookUp(database, records, times));
    const p99 = quantile(
      times.toSorted((left, right) => left - right),
      0.99,
    );
    return (
      `${scratch.description}, ${size} records with links and events: registered ${batched} a second by ${BATCH}, ` +
      `${single} a second one by one; looked up ${lookups} a second on ${CONNECTIONS} connections, p99 ${p99.toFixed(1)} ms`
    );
  } finally {
    await database.close();
    await scratch.drop();
  }
}

async function load(database: Database, records: readonly BenchRecord[]): Promise<void> {
  const bar = progressBar('Registering');
  let done = 0;
  for (const custodian of Object.values(CUSTODIAN_OF)) {
    const own = records.filter((record) => CUSTODIAN_OF[record.agency] === custodian).map(registered);
    for (let start = 0; start < own.length; start += BATCH) {
      const batch = own.slice(start, start + BATCH);
      await registerRecords(database.fork(), { custodian, records: batch });
      bar.update((done += batch.length), records.length);
    }
  }
  bar.stop();
}

/** Finds and weighs the children that each record could belong to, as registration does. */
async function lookUp(database: Database, records: readonly BenchRecord[], times: number[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    const em = database.fork();
    while (next < LOOKUPS) {
      const chosen = records[(next++ * 7919) % records.length];
      if (chosen === undefined) return;
      const { child } = registered(chosen);
      const started = performance.now();
      const record = findable(matchingRecordOf(saidOf(child, readIdentifiers(child.identifiers).identifiers)));
      const likely = await LikelyChildren.load(em, [record], []);
      decideLink(record.matching, likely.like(record).children, DEFAULT_MODEL);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

function registered(record: BenchRecord): RegisteredRecord {
  const numbers = [
    { type: 'NHS_NUMBER' as const, value: record.nhs },
    { type: 'UPN' as const, value: record.upn },
  ];
  const sex = record.sex === 'F' ? 'FEMALE' : record.sex === 'M' ? 'MALE' : 'NOT_SPECIFIED';
  return {
    recordId: record.id,
    version: 1,
    unit: `${record.agency}-team`,
    category: 'INV_UNIVERSAL',
    kind: null,
    child: {
      givenName: record.given || null,
      familyName: record.family,
      otherNames: [],
      dateOfBirth: record.dob || null,
      // Every record has one of the two days.
      expectedDateOfDelivery: record.dob === '' ? '2027-01-01' : null,
      sex,
      address: record.address || null,
      postcode: record.postcode || null,
      identifiers: numbers.filter(({ value }) => value !== ''),
      parentsAndCarers:
        record.parent === '' ? [] : [{ name: record.parent, relationship: 'Parent', parentalResponsibility: true }],
    },
  };
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round((count / (performance.now() - started)) * 1000);
}
