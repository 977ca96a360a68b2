import { availableParallelism, cpus } from 'node:os';
import type { Actor } from '../../../schema/contract/actor.ts';
import { issueToken } from '../../hub/local-issuer.ts';
import { progressBar } from '../../hub/progress-bar.ts';
import { startBenchHub, type BenchHub } from '../bench-hub.ts';
import type { ClientHeaders } from '../client.ts';
import { median } from '../median.ts';
import { makeScratchDatabase, type ScratchDatabase } from '../scratch-database.ts';
import { askByTurns } from './ask-by-turns.ts';
import { HIDDEN_PAIRS } from './hidden-pairs.ts';
import { readHiddenPlan, type HiddenPlan } from './hidden-plan.ts';
import { hiddenReport, isNothingTold, type HiddenRun } from './hidden-report.ts';
import { preparePairs, type PreparedPair } from './prepare-pairs.ts';

/** Everything of a child that might show what is hidden. */
const QUERY = `query Hidden($id: ID!) {
  child(id: $id) {
    givenName familyName dateOfBirth otherNames { familyName } address postcode notices
    whosInvolved { __typename id agency withheldDetails service { name telephone } since until }
  }
}`;

/**
 * Measures, prints, and leaves nothing behind: neither a process nor a database.
 * @param partFile the file that is started for each process of the hub
 * @returns the exit code: 1 too where some pair is told apart
 */
export async function runHiddenBenchmark(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  partFile: string,
): Promise<number> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());
  try {
    const plan = readHiddenPlan(words);
    const database = await makeScratchDatabase(environment);
    try {
      const hub = await startBenchHub(database.url, partFile);
      try {
        const runs = await measured(hub, database, plan, stopping.signal);
        console.log(hiddenReport(runs, plan, factsOf(database)));
        return isNothingTold(runs) ? 0 : 1;
      } finally {
        await hub.close();
      }
    } finally {
      await database.drop();
    }
  } catch (error) {
    console.error(stopping.signal.aborted ? 'stopped' : error instanceof Error ? error.message : error);
    return stopping.signal.aborted ? 130 : 1;
  }
}

async function measured(
  hub: BenchHub,
  database: ScratchDatabase,
  plan: HiddenPlan,
  signal: AbortSignal,
): Promise<HiddenRun[]> {
  const pairs = await preparePairs(hub.settings, HIDDEN_PAIRS, plan.families, signal);
  await database.analyse();
  const bar = progressBar('Measuring');
  const runs: HiddenRun[] = [];
  try {
    for (const pair of pairs) await ask(hub, pair, plan.warmUp, signal);
    for (let round = 0; round < plan.rounds; round++) {
      for (const pair of pairs) {
        runs.push(await ask(hub, pair, plan.requests, signal));
        bar.update(runs.length, plan.rounds * pairs.length);
      }
    }
    return runs;
  } finally {
    bar.stop();
  }
}

async function ask(hub: BenchHub, pair: PreparedPair, requests: number, signal: AbortSignal): Promise<HiddenRun> {
  const body = (id: string) => JSON.stringify({ query: QUERY, variables: { id } });
  const { milliseconds, ofOneLength } = await askByTurns(
    {
      origin: hub.originOf('gateway'),
      headers: await headersOf(hub, pair.asks),
      bodies: [body(pair.withIt), body(pair.withoutIt)],
      requests,
    },
    signal,
  );
  const [withIt, withoutIt] = milliseconds;
  return { what: pair.what, withIt: median(withIt), withoutIt: median(withoutIt), ofOneLength };
}

async function headersOf({ issuer }: BenchHub, actor: Actor): Promise<ClientHeaders> {
  return {
    'content-type': 'application/json',
    authorization: `Bearer ${await issueToken(issuer, actor)}`,
    'access-purpose': 'SERVICE',
    'access-reason': 'Planning support with the others who help',
  };
}

function factsOf({ description }: ScratchDatabase) {
  return {
    machine: `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
    node: process.versions.node,
    database: description,
  };
}
