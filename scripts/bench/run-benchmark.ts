import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { progressBar } from '../hub/progress-bar.ts';
import { startBenchHub, type BenchHub } from './bench-hub.ts';
import { readBenchPlan, type BenchPlan } from './bench-plan.ts';
import { benchReport } from './bench-report.ts';
import { caseload } from './caseload.ts';
import { checkSameAnswers } from './check-same-answers.ts';
import { clientHeaders } from './client.ts';
import { measure } from './measure.ts';
import { loadPopulation } from './load-population.ts';
import { makeScratchDatabase, type ScratchDatabase } from './scratch-database.ts';

/**
 * Measures, prints, and leaves nothing behind: neither a process nor a database.
 * @param file the file of the command, which is started again for each process
 * @returns the exit code
 */
export async function runBenchmark(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  file: string,
): Promise<number> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  try {
    const plan = readBenchPlan(words);
    const database = await makeScratchDatabase(environment);
    try {
      const hub = await startBenchHub(database.url, file);
      try {
        console.log(await measuredReport(hub, database, plan, stopping.signal));
      } finally {
        await hub.close();
      }
    } finally {
      await database.drop();
    }
    return 0;
  } catch (error) {
    console.error(stopping.signal.aborted ? 'stopped' : error instanceof Error ? error.message : error);
    return stopping.signal.aborted ? 130 : 1;
  }
}

async function measuredReport(
  hub: BenchHub,
  database: ScratchDatabase,
  plan: BenchPlan,
  signal: AbortSignal,
): Promise<string> {
  const population = await loadPopulation(hub.settings, plan.families, signal);
  await database.analyse();
  const headers = await clientHeaders(hub.issuer);
  const query = await readFile('schema/operations/whos-involved.graphql', 'utf8');
  const ids = await caseload(hub.originOf('gateway'), headers, plan.children);
  const bodies = ids.map((id) => JSON.stringify({ query, variables: { id } }));
  const agenciesAsked = await checkSameAnswers(hub, headers, bodies.slice(0, plan.compared));

  const bar = progressBar('Measuring');
  try {
    const runs = await measure(hub, { headers, bodies }, plan, bar.update, signal);
    return benchReport(runs, plan, {
      machine: `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
      node: process.versions.node,
      database: database.description,
      population,
      children: ids.length,
      agenciesAsked,
    });
  } finally {
    bar.stop();
  }
}
