import { availableParallelism } from 'node:os';
import { INDEX_TABLES } from '../../../subgraphs/child-index/index-tables.ts';
import { loadExtracts } from '../../../subgraphs/child-index/matching/load/load-extracts.ts';
import { openDatabase } from '../../../subgraphs/kernel/database/database.ts';
import { progressBar } from '../../hub/progress-bar.ts';
import { startScratchTrail } from '../audit/scratch-trail.ts';
import { makeScratchDatabase } from '../scratch-database.ts';
import { benchPopulation } from './population.ts';
import { CUSTODIAN_OF, registered } from './registered-record.ts';

/**
 * Loads so many generated records into an empty index in PostgreSQL: children, links, events and reviews, on an audit
 * trail of its own. Lines of figures: seconds, from the records in memory until all is durable, and what this process
 * took of them.
 */
export async function benchLoad(size: number): Promise<string> {
  const scratch = await makeScratchDatabase(process.env);
  const trail = await startScratchTrail(scratch.url);
  const database = await openDatabase(INDEX_TABLES, {
    kind: 'server',
    url: scratch.url,
    connections: 3,
    patience: 600_000,
  });
  const bar = progressBar('Loading');
  try {
    const extracts = Array.from(benchPopulation('database', size), (record) => ({
      custodian: CUSTODIAN_OF[record.agency],
      record: registered(record),
    }));
    const [started, before] = [performance.now(), process.cpuUsage()];
    const stepEnded = { LINK: started, WRITE: started, INDEX: started };
    const report = await loadExtracts(extracts, {
      fork: () => database.fork(),
      trail,
      progress: (step, done, total) => {
        stepEnded[step] = performance.now();
        bar.update(done, total);
      },
    });
    const ended = performance.now();
    const { user, system } = process.cpuUsage(before);
    const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
    return [
      `${scratch.description}, ${availableParallelism()} cores, audited`,
      `${report.records} records of ${report.children} children loaded with links, events and ${report.reviews} reviews: ` +
        `${seconds(ended - started)} s, of which ${seconds(stepEnded.LINK - started)} s for linking and ` +
        `${seconds(stepEnded.INDEX - stepEnded.WRITE)} s for indexes`,
      `this process: ${seconds((user + system) / 1000)} s of CPU, ` +
        `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`,
    ].join('\n');
  } finally {
    bar.stop();
    await database.close();
    await trail.close();
    await scratch.drop();
  }
}
