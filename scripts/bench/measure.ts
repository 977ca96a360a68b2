import { setTimeout as pause } from 'node:timers/promises';
import { applyLoad, type Load } from './apply-load.ts';
import type { BenchHub } from './bench-hub.ts';
import { CONNECTIONS, type BenchPlan } from './bench-plan.ts';
import type { Run } from './comparison.ts';
import { FRONTS, type Front } from './part-protocol.ts';
import { quantile } from './quantile.ts';

/** Milliseconds in which the operations that a run has left under way come to their end, and the database to rest. */
const SETTLING = 500;

/** How many times longer than planned a number of operations may take before the measurement is given up. */
const PATIENCE = 5;

type Asked = Pick<Load, 'headers' | 'bodies'>;

/**
 * Puts load on both fronts by turns, round after round. Who goes first changes with the round.
 * @throws Error when an operation was not answered whole: its figures would be those of something else
 */
export async function measure(
  hub: BenchHub,
  asked: Asked,
  plan: BenchPlan,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Run[]> {
  const runs: Run[] = [];
  const oneByOne = new Map<Front, Load['until']>();
  for (const front of FRONTS) oneByOne.set(front, await warmUp(hub, front, asked, plan, signal));
  const total = plan.rounds * CONNECTIONS.length * FRONTS.length;
  progress(0, total);
  for (let round = 0; round < plan.rounds; round++) {
    for (const connections of CONNECTIONS) {
      for (const front of round % 2 === 0 ? FRONTS : FRONTS.toReversed()) {
        const until = (connections === 1 ? oneByOne.get(front) : undefined) ?? { seconds: plan.seconds };
        const load = { ...asked, origin: hub.originOf(front), connections, until };
        runs.push({ front, connections, round, ...(await measureOne(hub, front, load, plan, signal)) });
        progress(runs.length, total);
      }
    }
  }
  return runs;
}

/**
 * Brings a front to the state in which it is measured.
 * @returns the number of operations that one connection has answered in the time of a run. With that many, none is given
 *   up half-way, whose time would be counted by the parts that spent it and not by the client that waited.
 */
async function warmUp(
  hub: BenchHub,
  front: Front,
  asked: Asked,
  plan: BenchPlan,
  signal: AbortSignal,
): Promise<Load['until']> {
  const load = { ...asked, origin: hub.originOf(front), until: { seconds: plan.warmUp } };
  await applyLoad({ ...load, connections: 16 }, signal);
  const { latencies, seconds } = await applyLoad({ ...load, connections: 1 }, signal);
  return { operations: Math.max(1, Math.round((latencies.length / seconds) * plan.seconds)) };
}

async function measureOne(
  hub: BenchHub,
  front: Front,
  load: Load,
  plan: BenchPlan,
  signal: AbortSignal,
): Promise<Omit<Run, 'front' | 'connections' | 'round'>> {
  signal.throwIfAborted();
  await pause(SETTLING);
  await hub.take();
  const overdue = AbortSignal.timeout(PATIENCE * plan.seconds * 1000);
  const { latencies, seconds, failures } = await applyLoad(load, AbortSignal.any([signal, overdue]));
  await pause(SETTLING);
  signal.throwIfAborted();
  if (failures > 0) throw new Error(`${front}, ${load.connections} connections: ${failures} operations failed`);
  if (latencies.length === 0 || overdue.aborted) throw new Error(`${front}, ${load.connections} connections: too slow`);
  return {
    rate: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    mean: latencies.reduce((sum, latency) => sum + latency, 0) / latencies.length,
    failures,
    usage: await hub.take(),
  };
}
