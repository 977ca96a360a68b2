import { availableParallelism } from 'node:os';
import { INDEX_TABLES } from '../../../subgraphs/child-index/index-tables.ts';
import { registrationDesk } from '../../../subgraphs/child-index/matching/registration-desk.ts';
import { loadExtracts } from '../../../subgraphs/child-index/matching/load/load-extracts.ts';
import { SUBGRAPH_OF } from '../../../schema/contract/agency.ts';
import type { RegisterRecords } from '../../../schema/contract/child-registration.ts';
import { openDatabase } from '../../../subgraphs/kernel/database/database.ts';
import { progressBar } from '../../hub/progress-bar.ts';
import { startScratchTrail } from '../audit/scratch-trail.ts';
import { makeScratchDatabase } from '../scratch-database.ts';
import { fillForLookUps } from './fill-for-look-ups.ts';
import { lookUpFigures } from './look-up-figures.ts';
import { benchPopulation } from './population.ts';
import { CUSTODIAN_OF, registered } from './registered-record.ts';

const CONNECTIONS = 8;
/**
 * Records registered in batches of this size, by so many callers at once; one by one, by many callers and by one. Before, as
 * many in batches as it takes until the compiler has done its work.
 */
const WARM_UP = { records: 20_000, size: 1_000, callers: 4 };
const BATCHED = { records: 20_000, size: 1_000, callers: 4 };
const SINGLE = { records: 5_000, size: 1, callers: 64 };
const ALONE = { records: 300, size: 1, callers: 1 };

/**
 * Loads so many generated records into PostgreSQL at once, registers further ones in batches and singly, and looks some
 * up: all with links and events, and on an audit trail of its own before it is written. Lines of figures.
 */
export async function benchDatabase(size: number): Promise<string> {
  const scratch = await makeScratchDatabase(process.env);
  const trail = await startScratchTrail(scratch.url);
  const store = { kind: 'server', url: scratch.url, connections: CONNECTIONS, patience: 600_000 } as const;
  const database = await openDatabase(INDEX_TABLES, store);
  try {
    const further = [WARM_UP, BATCHED, SINGLE, ALONE];
    const all = benchPopulation('database', size + further.reduce((sum, { records }) => sum + records, 0));
    const extracts = taken(all, size).map((record) => ({
      custodian: CUSTODIAN_OF[record.agency],
      record: registered(record),
    }));
    const bar = progressBar('Loading');
    const started = performance.now();
    const report = await loadExtracts(extracts, {
      fork: () => database.fork(),
      trail,
      progress: (step, done, total) => (step === 'WRITE' ? bar.update(done, total) : undefined),
    });
    bar.stop();
    const seconds = (performance.now() - started) / 1000;
    const lines = [
      `${scratch.description}, ${availableParallelism()} cores, audited`,
      `${size} records loaded with links, events and ${report.reviews} reviews: ${seconds.toFixed(1)} s`,
    ];
    await scratch.analyse();
    const desk = registrationDesk(() => database.fork(), trail);
    for (const step of further) {
      const { records, size: batch, callers } = step;
      const batches = batchesOf(taken(all, records).map(registeredBy), batch);
      const rate = await perSecond(records, batches, callers, (one) => desk.run(one, SUBGRAPH_OF[one.custodian]));
      if (step !== WARM_UP) lines.push(`registered by ${batch}, ${callers} callers at once: ${rate} records a second`);
    }
    await scratch.analyse();
    const sample = extracts.map(({ record }) => record);
    lines.push(`${CONNECTIONS} connections: ${await lookUpFigures(() => database.fork(), sample, CONNECTIONS)}`);
    return lines.join('\n');
  } finally {
    await database.close();
    await trail.close();
    await scratch.drop();
  }
}

const registeredBy = (record: Parameters<typeof registered>[0]): RegisterRecords => ({
  custodian: CUSTODIAN_OF[record.agency],
  records: [registered(record)],
});

/** Joins single records of one agency to batches of so many. */
function batchesOf(singles: readonly RegisterRecords[], size: number): RegisterRecords[] {
  if (size === 1) return [...singles];
  return [...Map.groupBy(singles, ({ custodian }) => custodian)].flatMap(([custodian, own]) => {
    const records = own.flatMap((one) => one.records);
    const starts = Array.from({ length: Math.ceil(records.length / size) }, (_, place) => place * size);
    return starts.map((start) => ({ custodian, records: records.slice(start, start + size) }));
  });
}

function taken<Value>(values: Iterator<Value>, count: number): Value[] {
  return Array.from({ length: count }, () => values.next().value as Value);
}

async function perSecond<Work>(
  count: number,
  all: readonly Work[],
  callers: number,
  work: (one: Work) => Promise<unknown>,
): Promise<number> {
  const waiting = all.values();
  const started = performance.now();
  const caller = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return Math.round((count / (performance.now() - started)) * 1000);
}

/** Milliseconds that making an index of millions of rows may take. */
const PATIENCE = 1_800_000;

/** Looks up records among so many, which are put there without being linked. A line of figures. */
export async function benchLookUps(size: number): Promise<string> {
  const scratch = await makeScratchDatabase(process.env);
  const store = { kind: 'server', url: scratch.url, connections: CONNECTIONS, patience: PATIENCE } as const;
  const database = await openDatabase(INDEX_TABLES, store);
  try {
    const sample = await fillForLookUps(() => database.fork(), size);
    await scratch.analyse();
    return `${size} records, ${CONNECTIONS} connections: ${await lookUpFigures(() => database.fork(), sample, CONNECTIONS)}`;
  } finally {
    await database.close();
    await scratch.drop();
  }
}
