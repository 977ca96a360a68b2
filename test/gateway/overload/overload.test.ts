import { describe, expect, test } from '@jest/globals';
import { InFlight } from '../../../gateway/limits/in-flight.ts';
import { adaptLimit } from '../../../gateway/overload/adapt-limit.ts';
import { HeldBytes } from '../../../gateway/overload/held-bytes.ts';
import { loopDelay } from '../../../gateway/overload/loop-delay.ts';
import { OVERLOAD_POLICY } from '../../../gateway/overload/overload-policy.ts';

describe('the limit of requests', () => {
  const after = (delays: readonly number[]) =>
    delays.reduce((limit, delay) => adaptLimit(limit, delay, OVERLOAD_POLICY), OVERLOAD_POLICY.atOnce);

  test('stays as it is while the event loop keeps up', () => {
    expect(after([0, OVERLOAD_POLICY.longestDelay / 2, OVERLOAD_POLICY.longestDelay])).toBe(256);
  });

  test('falls while it does not, but not to nothing, and comes back', () => {
    const late = Array.from({ length: 40 }, () => 400);
    expect(after([400])).toBe(179);
    expect(after(late)).toBe(OVERLOAD_POLICY.fewest);
    expect(after([...late, 0])).toBe(OVERLOAD_POLICY.fewest + 8);
    expect(after([...late, ...Array.from({ length: 28 }, () => 0)])).toBe(256);
  });

  test('is never more than was given, however little that is', () => {
    expect(adaptLimit(1, 400, { ...OVERLOAD_POLICY, atOnce: 1 })).toBe(1);
  });
});

describe('places', () => {
  test('are kept for what is urgent', () => {
    const room = new InFlight({ atOnce: 1, reserved: 1 });
    expect([room.enter(), room.enter(), room.enter(true), room.enter(true)]).toEqual([true, false, true, false]);
  });

  test('are given in turn to those who wait, and not to those who gave up', async () => {
    const room = new InFlight({ atOnce: 1, waiting: 2, patience: 15 });
    expect(room.enter()).toBe(true);
    const outcomes: string[] = [];
    const wait = async (name: string) => {
      const isIn = await room.enter();
      outcomes.push(`${name} ${isIn}`);
    };
    const early = [wait('first'), wait('second')];
    expect(room.enter()).toBe(false);
    await Promise.all(early);
    const late = wait('third');
    room.leave();
    await late;
    expect(outcomes).toEqual(['first false', 'second false', 'third true']);
    expect(room.now).toBe(1);
  });

  test('become fewer without sending anybody away', () => {
    const room = new InFlight({ atOnce: 3 });
    expect([room.enter(), room.enter()]).toEqual([true, true]);
    room.atOnce = 1;
    room.leave();
    expect(room.enter()).toBe(false);
    room.leave();
    expect(room.enter()).toBe(true);
  });
});

test('no more bytes are held than may be', () => {
  const held = new HeldBytes(100);
  expect([held.take(70), held.isScarce, held.take(10), held.isScarce, held.take(21)]).toEqual([
    true,
    false,
    true,
    true,
    false,
  ]);
  held.give(80);
  expect([held.now, held.take(100)]).toEqual([0, true]);
});

test('a blocked event loop is noticed, and forgotten when it runs again', async () => {
  const delay = loopDelay();
  await new Promise((resolve) => setTimeout(resolve, 30));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(delay.read()).toBeGreaterThan(OVERLOAD_POLICY.longestDelay);
  expect(delay.read()).toBe(0);
  delay.close();
});
