import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operationId } from '../../../gateway/execution/admission.ts';
import { prepare } from '../gateway/bench-gateway.ts';
import { OPERATIONS, VARIABLES } from '../gateway/model.ts';
import { rivalCommand, startRival, type Rival } from '../gateway/start-rival.ts';
import { quantile } from '../quantile.ts';
import { openLoad, type OpenLoad, type Shot } from './open-load.ts';
import { AT_ONCE, measureRates, NO_PAUSE, of } from './sustainable-rate.ts';

const PORT = 4_690;
/** Seconds of load before, so that the compiler has done its work, and of a normal day before and after. */
const WARM_FOR = 20;
const BEFORE = 8;
const AFTER = 10;
/** The share of the sustainable rate that is a normal day. */
const NORMAL = 0.5;

/**
 * Measures how the gateway, whole and on a core of its own, gets through two crowds: one that comes at so many times the
 * rate that can be sustained, however it is answered; and so many times as many callers, who each ask again as soon as
 * they were answered or refused. How much it answers meanwhile, how quickly it refuses the rest, and how soon it is as
 * fast as before.
 * @param seconds how long each crowd stays
 */
export async function runOverloadBenchmark(seconds: number, times: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-overload-'));
  const headers = await prepare(folder);
  const gateway = await startRival(rivalCommand('whole', PORT, folder), PORT, folder);
  try {
    const request = requestOf(headers);
    await openLoad(PORT, request, NO_PAUSE, WARM_FOR, AT_ONCE);
    const first = await measureRates(PORT, request);
    const normal = first.sustainable * NORMAL;
    const before = await openLoad(PORT, request, normal, BEFORE);
    const crowd = await watched(gateway, () => openLoad(PORT, request, first.sustainable * times, seconds));
    const after = await openLoad(PORT, request, normal, AFTER);
    const callers = await watched(gateway, () => openLoad(PORT, request, NO_PAUSE, seconds, AT_ONCE * times));
    const afterCallers = await openLoad(PORT, request, normal, AFTER);
    // A shared machine is faster at one time than at another: what it could do lies between before and after.
    const last = await measureRates(PORT, request);
    const sustainable = (first.sustainable + last.sustainable) / 2;
    const most = (first.most + last.most) / 2;
    const between = (what: 'most' | 'sustainable') =>
      `${first[what].toFixed(0)} before, ${last[what].toFixed(0)} after`;
    console.log(`at most, ${AT_ONCE} at once: ${most.toFixed(0)} a second (${between('most')})`);
    console.log(`sustainable: ${sustainable.toFixed(0)} a second (${between('sustainable')})`);
    console.log(`at half the sustainable rate: ${figures(of(before.shots, 200))}`);
    console.log(`\n${times} times the sustainable rate for ${seconds} s, ${crowd.load}`);
    report(crowd, seconds, { sustainable, most }, after);
    console.log(`\n${AT_ONCE * times} callers who ask again at once, for ${seconds} s, ${callers.load}`);
    report(callers, seconds, { sustainable, most }, afterCallers);
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

interface Watched extends OpenLoad {
  /** How busy both sides were, in words. */
  readonly load: string;
}

/** Far less than a whole core for the gateway says that something else had it: then nothing of this says much. */
async function watched(gateway: Rival, load: () => Promise<OpenLoad>): Promise<Watched> {
  const [calm, own, began] = [gateway.processorTime(), process.cpuUsage(), performance.now()];
  const outcome = await load();
  const lasted = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(own);
  const used = share((gateway.processorTime() - calm) / lasted);
  return { ...outcome, load: `on ${used} of its core (load and stand-ins ${share((user + system) / 1e6 / lasted)})` };
}

function report({ shots, unsent }: OpenLoad, seconds: number, rates: Record<string, number>, after: OpenLoad): void {
  const [served, refused] = [of(shots, 200), of(shots, 503)];
  const perSecond = served.length / seconds;
  const late = refused.filter(({ ms }) => ms > 50).length / Math.max(1, refused.length);
  const shares = Object.entries(rates).map(([name, rate]) => `${share(perSecond / rate)} of ${name}`);
  console.log(`  asked: ${((shots.length + unsent) / seconds).toFixed(0)} a second, ${unsent} of them never sent`);
  console.log(`  goodput: ${perSecond.toFixed(0)} a second, ${shares.join(', ')}`);
  console.log(`  answered: ${figures(served)}`);
  console.log(`  refused with 503: ${figures(refused)}; above 50 ms: ${share(late)}`);
  console.log(`  neither: ${shots.length - served.length - refused.length}`);
  const start = Math.min(...after.shots.map(({ sentAt }) => sentAt));
  for (let second = 0; second < AFTER; second += 1) {
    const within = after.shots.filter(({ sentAt }) => Math.floor((sentAt - start) / 1_000) === second);
    const unanswered = within.length - of(within, 200).length;
    console.log(`  second ${second + 1} after: ${figures(of(within, 200))}; not answered: ${unanswered}`);
  }
}

const share = (part: number) => `${(part * 100).toFixed(1)} %`;
function figures(shots: readonly Shot[]): string {
  const times = shots.map(({ ms }) => ms).toSorted((one, other) => one - other);
  if (times.length === 0) return 'none';
  return `${times.length}, p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms`;
}
