import { basename } from 'node:path';
import type { Step } from '../subgraphs/child-index/matching/bulk/link-records.ts';
import { linkInThreads } from '../subgraphs/child-index/matching/threads/link-in-threads.ts';
import { progressBar } from './hub/progress-bar.ts';
import { readColumnMap } from './link/column-map.ts';
import { readLinkArguments } from './link/link-arguments.ts';
import { clusterLines, pairLines } from './link/link-output.ts';
import { linkReport } from './link/link-report.ts';
import { readRecords } from './link/read-records.ts';
import { mayBeWritten, writeLines } from './link/write-lines.ts';

/** How far along the whole each step begins and ends, of a hundred. */
const SHARES: Readonly<Record<Step | 'READ' | 'WRITE', readonly [from: number, to: number]>> = {
  READ: [0, 30],
  BLOCK: [30, 40],
  LEARN: [40, 45],
  COMPARE: [45, 85],
  CLUSTER: [85, 98],
  WRITE: [98, 100],
};

/**
 * `npm run -s link -- RECORDS.csv --columns COLUMNS.json --out CLUSTERS.csv [--explain PAIRS.csv]` finds the records that
 * are of one person, in any CSV file, and writes `id,cluster`. It learns from the file itself, without being told any
 * answers. Ends with status 1, and writes nothing, where the file or the columns cannot be used.
 */
const bar = progressBar('Linking');
try {
  const job = readLinkArguments(process.argv.slice(2));
  const begun = performance.now();
  const columns = await readColumnMap(job.columns);
  for (const file of [job.out, ...(job.explain === null ? [] : [job.explain])]) await mayBeWritten(file);
  const progress = (step: keyof typeof SHARES, done: number, total: number): void => {
    const [from, to] = SHARES[step];
    bar.update(Math.round(from + (to - from) * (total === 0 ? 1 : Math.min(1, done / total))), 100);
  };
  const { ids, reader } = await readRecords(job.records, columns, (done, total) => progress('READ', done, total));
  const outcome = await linkInThreads(reader.records, reader.freeFields, progress);
  progress('WRITE', 0, 1);
  await writeLines(job.out, clusterLines(ids, outcome));
  if (job.explain !== null) await writeLines(job.explain, pairLines(ids, reader.records, outcome));
  progress('WRITE', 1, 1);
  bar.stop();
  console.log(`${basename(job.records)} → ${job.out}\n`);
  console.log(linkReport(outcome, (performance.now() - begun) / 1000));
} catch (error) {
  bar.stop();
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
