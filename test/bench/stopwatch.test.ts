import { describe, expect, test } from '@jest/globals';
import { Stopwatch } from '../../scripts/bench/stopwatch.ts';

function watched() {
  let now = 0;
  const stopwatch = new Stopwatch(() => now);
  const start = (name: string) => {
    let settle = (_error: Error | null) => {};
    const work = new Promise<void>((resolve, reject) => {
      settle = (error) => (error === null ? resolve() : reject(error));
    });
    const timed = stopwatch.time(name, () => work);
    return { timed, finish: () => settle(null), fail: () => settle(new Error('failed')) };
  };
  return { stopwatch, start, at: (moment: number) => (now = moment) };
}

describe('a stopwatch', () => {
  test('counts of several at once the time in which at least one was under way', async () => {
    const { stopwatch, start, at } = watched();
    const slow = start('agencies');
    at(2);
    const quick = start('agencies');
    at(5);
    quick.finish();
    await quick.timed;
    at(9);
    slow.finish();
    await slow.timed;
    at(20);
    expect(stopwatch.take()).toEqual({ agencies: { count: 2, busy: 9 } });
  });

  test('keeps names apart and leaves out the time between', async () => {
    const { stopwatch, start, at } = watched();
    for (const [name, from, to] of [
      ['index', 0, 3],
      ['audit', 3, 4],
      ['index', 10, 12],
    ] as const) {
      at(from);
      const { timed, finish } = start(name);
      at(to);
      finish();
      await timed;
    }
    expect(stopwatch.take()).toEqual({ index: { count: 2, busy: 5 }, audit: { count: 1, busy: 1 } });
  });

  test('times what fails too, and hands the failure on', async () => {
    const { stopwatch, start, at } = watched();
    const { timed, fail } = start('index');
    at(4);
    fail();
    await expect(timed).rejects.toThrow('failed');
    expect(stopwatch.take()).toEqual({ index: { count: 1, busy: 4 } });
  });

  test('splits what is under way between before and after it was read', async () => {
    const { stopwatch, start, at } = watched();
    const { timed, finish } = start('index');
    at(6);
    expect(stopwatch.take()).toEqual({ index: { count: 0, busy: 6 } });
    at(8);
    finish();
    await timed;
    expect(stopwatch.take()).toEqual({ index: { count: 1, busy: 2 } });
  });
});
