import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operationId } from '../../../gateway/execution/admission.ts';
import { prepare } from '../gateway/bench-gateway.ts';
import { OPERATIONS, VARIABLES } from '../gateway/model.ts';
import { rivalCommand, startRival } from '../gateway/start-rival.ts';
import { quantile } from '../quantile.ts';
import { openLoad, type OpenLoad, type Shot } from './open-load.ts';

const PORT = 4_690;
/** Requests at once by which the sustainable rate is found, and the share of it that is a normal day. */
const SUSTAINED_BY = 32;
const SUSTAINED_FOR = 8;
/** Seconds of the same before, so that the compiler has done its work. */
const WARM_FOR = 6;
const NORMAL = 0.5;

/**
 * Measures how the gateway, whole and on a core of its own, gets through a crowd: how much it answers when so many times
 * what it can do is asked, how quickly it refuses the rest, and how soon it is as fast as before.
 * @param seconds how long the crowd stays
 */
export async function runOverloadBenchmark(seconds: number, times: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-overload-'));
  const headers = await prepare(folder);
  const gateway = await startRival(rivalCommand('whole', PORT, folder), PORT, folder);
  try {
    const request = requestOf(headers);
    await openLoad(PORT, request, 100_000, WARM_FOR, SUSTAINED_BY);
    const idle = gateway.processorTime();
    const first = await sustainableRate(request);
    const cost = (gateway.processorTime() - idle) / (first * SUSTAINED_FOR);
    const before = await openLoad(PORT, request, first * NORMAL, 8);
    const calm = gateway.processorTime();
    const own = process.cpuUsage();
    const began = performance.now();
    const crowd = await openLoad(PORT, request, first * times, seconds);
    const used = gateway.processorTime() - calm;
    const { user, system } = process.cpuUsage(own);
    const lasted = (performance.now() - began) / 1_000;
    const after = await openLoad(PORT, request, first * NORMAL, 10);
    // A shared machine is faster at one time than at another: what it could do lies between before and after.
    const last = await sustainableRate(request);
    const sustainable = (first + last) / 2;
    console.log(
      `sustainable: ${sustainable.toFixed(0)} a second, ${first.toFixed(0)} before and ${last.toFixed(0)} after (${SUSTAINED_BY} at once, on ${share(cost * first)} of the gateway’s core)`,
    );
    report(sustainable, seconds, before, crowd, after);
    const refused = (used - of(crowd.shots, 200).length * cost) / Math.max(1, of(crowd.shots, 503).length);
    // Far less than a whole core says that something else had it: then nothing of this says much.
    console.log(
      `the gateway: ${share(used / lasted)} of its core; load and stand-ins: ${share((user + system) / 1e6 / lasted)}`,
    );
    console.log(`processor time: ${micro(cost)} for an answer, about ${micro(refused)} for a refusal`);
  } finally {
    await gateway.stop();
    rmSync(folder, { recursive: true });
  }
}

function requestOf(headers: Readonly<Record<string, string>>): Buffer {
  const body = JSON.stringify({ documentId: operationId(OPERATIONS.offers), variables: VARIABLES.offers });
  const lines = Object.entries({ ...headers, host: 'localhost', 'content-type': 'application/json' });
  const head = lines.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  return Buffer.from(`POST /graphql HTTP/1.1\r\n${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
}

/** Requests a second that are answered when so many are always under way. */
async function sustainableRate(request: Buffer): Promise<number> {
  const { shots } = await openLoad(PORT, request, 100_000, SUSTAINED_FOR, SUSTAINED_BY);
  return of(shots, 200).length / SUSTAINED_FOR;
}

function report(sustainable: number, seconds: number, before: OpenLoad, crowd: OpenLoad, after: OpenLoad): void {
  const { shots, unsent } = crowd;
  const served = of(shots, 200);
  const refused = of(shots, 503);
  const offered = (shots.length + unsent) / seconds;
  console.log(`offered: ${offered.toFixed(0)} a second for ${seconds} s, ${unsent} of them never sent`);
  console.log(
    `goodput: ${(served.length / seconds).toFixed(0)} a second, ${share(served.length / seconds / sustainable)} of the sustainable rate`,
  );
  console.log(`answered: ${figures(served)}`);
  console.log(
    `refused with 503: ${figures(refused)}; above 50 ms: ${share(refused.filter(({ ms }) => ms > 50).length / Math.max(1, refused.length))}`,
  );
  console.log(`neither: ${shots.length - served.length - refused.length}`);
  console.log(`at half the sustainable rate before: ${figures(of(before.shots, 200))}`);
  const start = Math.min(...after.shots.map(({ sentAt }) => sentAt));
  for (const second of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    const within = after.shots.filter(({ sentAt }) => Math.floor((sentAt - start) / 1_000) === second);
    console.log(
      `  second ${second + 1} after: ${figures(of(within, 200))}; not answered: ${within.length - of(within, 200).length}`,
    );
  }
}

const of = (shots: readonly Shot[], wanted: number) => shots.filter(({ status }) => status === wanted);
const micro = (seconds: number) => `${(seconds * 1e6).toFixed(0)} µs`;
const share = (part: number) => `${(part * 100).toFixed(1)} %`;
function figures(shots: readonly Shot[]): string {
  const times = Float64Array.from(shots.map(({ ms }) => ms)).toSorted();
  if (times.length === 0) return 'none';
  return `${times.length}, p50 ${quantile([...times], 0.5).toFixed(1)} ms, p99 ${quantile([...times], 0.99).toFixed(1)} ms`;
}
