import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { GatewayOptions } from '../../../gateway/gateway-options.ts';
import type { AuditTrail } from '../../../schema/contract/audit-entry.ts';
import { until } from '../../until.ts';
import { askOffers, codesOf, memoryTrail, startBench, type Bench } from '../harness.ts';

/** A trail whose answers can be held back. */
function heldTrail(): AuditTrail & { hold(): void; free(): void; waiting: number; broken: boolean } {
  const stored = memoryTrail();
  let free = () => undefined as void;
  let held = Promise.resolve();
  const trail = {
    /** Entries. */
    waiting: 0,
    broken: false,
    hold: () => void ({ promise: held, resolve: free } = Promise.withResolvers<void>()),
    free: () => free(),
    append: async (entries: Parameters<AuditTrail['append']>[0]) => {
      trail.waiting += entries.length;
      await held;
      trail.waiting -= entries.length;
      if (trail.broken) throw new Error('no room on the disk');
      await stored.append(entries);
    },
  };
  return trail;
}

let bench: Bench;
afterEach(() => bench.close());
async function startWith(trail: AuditTrail, options: Partial<GatewayOptions>): Promise<void> {
  bench = await startBench({ trail, ...options });
}

describe('where there is no room', () => {
  const NARROW = { atOnce: 2, reserved: 0, waiting: 0, patience: 5 };

  test('at the door, because all wait for the trail, that is said; once it answers, it is not', async () => {
    const trail = heldTrail();
    await startWith(trail, { overload: NARROW });
    trail.hold();
    const inside = [askOffers(bench), askOffers(bench)];
    await until(() => trail.waiting === 2);
    await pause(110); // longer than a trail that answers keeps anybody waiting
    const refused = await askOffers(bench);
    expect([refused.status, codesOf(refused), refused.headers.get('retry-after')]).toEqual([
      503,
      ['AUDIT_UNAVAILABLE'],
      '1',
    ]);
    trail.free();
    for (const answer of await Promise.all(inside)) expect(codesOf(answer)).toEqual([]);

    const { promise: held, resolve: free } = Promise.withResolvers<void>();
    bench.subgraphs.misbehave('education', (honest) => async (request, signal) => {
      await held;
      return honest(request, signal);
    });
    const slow = [askOffers(bench), askOffers(bench)];
    let codes: readonly string[] = [];
    for (let round = 0; round < 100 && codes.length === 0; round += 1) {
      const asked = askOffers(bench);
      codes = await Promise.race([asked.then(codesOf), pause(20, [] as readonly string[])]);
      if (codes.length === 0) slow.push(asked);
    }
    expect(codes).toEqual(['OVERLOADED']);
    free();
    await Promise.all(slow);
  });

  test('at a subgraph, while the trail fails, its part is refused for the trail; else it is unknown', async () => {
    const trail = heldTrail();
    await startWith(trail, { transport: { atOnce: 1, waiting: 0, patience: 5 } });
    const { promise: held, resolve: free } = Promise.withResolvers<void>();
    let asked = 0;
    bench.subgraphs.misbehave('child-index', (honest) => async (request, signal) => {
      asked += 1;
      await held;
      return honest(request, signal);
    });
    const inside = askOffers(bench);
    await until(() => asked === 1);
    expect(codesOf(await askOffers(bench))).toEqual(['SUBGRAPH_UNAVAILABLE']);
    trail.broken = true;
    expect(codesOf(await askOffers(bench))).toEqual(['AUDIT_UNAVAILABLE']);
    trail.broken = false;
    // Its own entry is stored; what kept it from being asked was the trail.
    expect(codesOf(await askOffers(bench))).toEqual(['AUDIT_UNAVAILABLE']);
    expect(codesOf(await askOffers(bench))).toEqual(['SUBGRAPH_UNAVAILABLE']);
    free();
    await inside;
  });
});
