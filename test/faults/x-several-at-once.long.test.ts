import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { SeededRandom } from '../../scripts/demo/seeded-random.ts';
import { askOffers, memoryTrail, type Asked } from '../gateway/harness.ts';
import { composeShop } from '../gateway/shop.ts';
import type { Toxics } from './chaos-proxy.ts';
import { startFaultBench, type FaultBench } from './fault-bench.ts';
import { expectRecorded, expectRecovery } from './invariants.ts';

/** Seconds of random faults, and what they are drawn from: TEST_SOAK_SECONDS and TEST_SOAK_SEED change them. */
const SECONDS = Number(process.env['TEST_SOAK_SECONDS'] ?? 60);
const SEED = process.env['TEST_SOAK_SEED'] ?? '1';

let bench: FaultBench;
afterEach(() => bench?.close());

/** Every request ends (I2), with an answer that is on the record (I1) or says that it was refused. */
async function load(goesOn: () => boolean, connections: number): Promise<number> {
  let whole = 0;
  const one = async () => {
    while (goesOn()) {
      const answer: Asked = await askOffers(bench);
      expect([200, 503]).toContain(answer.status);
      if (answer.status === 200) expectRecorded(bench, answer);
      if (answer.status === 200 && answer.body.errors === undefined) whole += 1;
      if (bench.trail.entries.length > 20_000) bench.trail.entries.splice(0, 10_000);
      await pause(1);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return whole;
}

test('X01 a slow subgraph, a slow trail and other supergraphs at once', async () => {
  const trail = memoryTrail();
  const append = trail.append.bind(trail);
  trail.append = async (entries) => {
    await pause(5);
    await append(entries);
  };
  let offer: (sdl: string) => void = () => undefined;
  const supergraphSource = {
    watch: (onSdl: (sdl: string) => void) => {
      offer = onSdl;
      return () => undefined;
    },
  };
  bench = { ...(await startFaultBench({ trail, supergraphSource })), trail };
  bench.proxy.toxics = { latency: 60, jitter: 60 };
  let isOn = true;
  const underLoad = load(() => isOn, 8);
  for (const round of [1, 2, 3]) {
    await pause(1_500);
    offer(`${composeShop()}\n# ${round}`);
  }
  await pause(1_500);
  isOn = false;
  expect(await underLoad).toBeGreaterThan(0);
  bench.proxy.toxics = {};
  await expectRecovery(bench);
});

const openFiles = () => readdirSync('/proc/self/fd').length;
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

test(`X02 ${SECONDS} seconds of random faults (seed ${SEED}): as many open files and as much heap as before`, async () => {
  const random = new SeededRandom(SEED);
  const draw = (most: number) => random.between(0, most - 1);
  const faults: readonly (() => Toxics)[] = [
    () => ({}),
    () => ({ latency: draw(150), jitter: draw(100) }),
    () => ({ slice: 1 + draw(20), latency: 1 }),
    () => ({ isSilent: true }),
    () => ({ resets: true }),
    () => ({ limit: draw(400) }),
    () => ({ bandwidth: 500 + draw(5_000) }),
    () => ({ slowClose: draw(300) }),
  ];
  bench = await startFaultBench();
  await load(() => bench.trail.entries.length < 2_000, 8);
  const [before, files] = [heap(), openFiles()];
  const end = Date.now() + SECONDS * 1_000;
  const underLoad = load(() => Date.now() < end, 8);
  while (Date.now() < end) {
    bench.proxy.toxics = random.pick(faults)();
    if (draw(10) === 0) await bench.proxy.stop().then(() => bench.proxy.start());
    await pause(100 + draw(500));
  }
  expect(await underLoad).toBeGreaterThan(0);
  bench.proxy.toxics = {};
  await expectRecovery(bench);
  bench.trail.entries.length = 0;
  bench.logged.length = 0;
  await pause(5_000); // idle connections end
  expect(openFiles()).toBeLessThanOrEqual(files + 10);
  expect(heap()).toBeLessThan(before * 1.5);
});
