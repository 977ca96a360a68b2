import { availableParallelism, cpus } from 'node:os';
import { readFile } from 'node:fs/promises';
import { checkTrail } from '../../../subgraphs/audit/check-trail.ts';
import { readCheckpointList } from '../../../subgraphs/audit/trail/checkpoint/checkpoint-list.ts';
import { readFromServer } from '../../audit/database-reader.ts';
import { aligned } from '../aligned.ts';
import { median } from '../median.ts';
import { quantile } from '../quantile.ts';
import { makeScratchDatabase } from '../scratch-database.ts';
import { appendAtRate, appendByCallers } from './append-load.ts';
import { plainInsert, trailRows } from './plain-insert.ts';
import { readingFigures } from './reading-figures.ts';
import { openTrailTables, startScratchTrail, type ScratchTrail } from './scratch-trail.ts';

/** Callers at a time, which is also how many rows the plain insert has in each statement. */
const CALLERS = 64;
/** Entries a second of the load under which waits are measured: what the hub itself adds, far from the most it can do. */
const RATE = 500;

export interface AuditBenchmark {
  readonly rounds: number;
  readonly seconds: number;
  /** Numbers of entries at which reading is measured; none: it is not. */
  readonly sizes: readonly number[];
  /** A database that has the largest of them, or is given it, and keeps it; null: it is filled and dropped. */
  readonly filled: string | null;
}

/** Measures the audit trail on a database of its own, and prints the figures. Both kinds of writing take turns. */
export async function runAuditBenchmark(
  { rounds, seconds, sizes, filled }: AuditBenchmark,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const [database, other] = [await makeScratchDatabase(environment), await makeScratchDatabase(environment)];
  try {
    for (const url of [other.url, filled ?? other.url]) await (await openTrailTables(url)).close();
    const trail = await startScratchTrail(database.url);
    console.log(
      `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores; Node ${process.version}; ${database.description}`,
    );
    await appendByCallers(trail, CALLERS, 2); // warm
    const ratios: number[] = [];
    const written: number[] = [];
    const plain: number[] = [];
    let failures = 0;
    for (let round = 0; round < rounds; round++) {
      const grouped = await appendByCallers(trail, CALLERS, seconds);
      const rows = await trailRows(database.url, Math.min(20_000, Math.round(grouped.entriesPerSecond * seconds)));
      const inserted = await plainInsert(other.url, rows, CALLERS, round * 100_000);
      failures += grouped.failures;
      written.push(grouped.entriesPerSecond);
      plain.push(inserted);
      ratios.push(grouped.entriesPerSecond / inserted);
    }
    const paced = await appendAtRate(trail, RATE, seconds);
    const saturated = await appendByCallers(trail, CALLERS, seconds);
    console.log(
      aligned([
        ['', 'median', 'least', 'most'],
        [`group commit, ${CALLERS} callers, entries/s`, ...spread(written, 0)],
        [`plain insert, ${CALLERS} rows each, entries/s`, ...spread(plain, 0)],
        ['ratio within a round', ...spread(ratios, 2)],
        ['', 'p50', 'p99'],
        [`wait at ${RATE} entries/s, ms`, ...waits(paced.waits)],
        [`wait at ${CALLERS} callers without pause, ms`, ...waits(saturated.waits)],
        ['not stored', String(failures + paced.failures + saturated.failures)],
      ]),
    );
    await verify(database.url, trail);
    await trail.close();
    for (const size of sizes) {
      const isKept = filled !== null && size === Math.max(...sizes);
      console.log(await readingFigures(isKept ? filled : other.url, size));
    }
  } finally {
    await database.drop();
    await other.drop();
  }
}

async function verify(url: string, { evidence }: ScratchTrail): Promise<void> {
  const { reader, close } = await readFromServer(url);
  const total = await reader.size();
  const speeds: number[] = [];
  for (let run = 0; run < 3; run++) {
    const begun = performance.now();
    const witnessed = readCheckpointList(await readFile(evidence.checkpointFile, 'utf8')).notes;
    const { findings } = await checkTrail({
      reader,
      trusted: [evidence.signer.key],
      witnessed,
      progress: () => undefined,
    });
    if (findings.length > 0) throw new Error('the trail does not verify');
    speeds.push((total / (performance.now() - begun)) * 1_000);
  }
  await close();
  console.log(aligned([[`verify, ${total} entries, entries/s`, ...spread(speeds, 0)]]));
}

function spread(values: readonly number[], digits: number): string[] {
  return [median(values), Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits));
}

function waits(values: readonly number[]): string[] {
  return [quantile(values, 0.5), quantile(values, 0.99)].map((value) => value.toFixed(1));
}
