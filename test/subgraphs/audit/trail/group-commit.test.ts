import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { GroupCommit, type GroupCommitBounds } from '../../../../subgraphs/audit/trail/group-commit.ts';

const ROOMY: GroupCommitBounds = { waitingItems: 1_000, waitingBytes: 1_000, flushItems: 100, flushBytes: 100 };
const DOWN = new Error('the store is down');
const REFUSED = new Error('the store refuses an item');
const isRefusal = (error: unknown) => error === REFUSED;

/** A store whose flushes end when the test says so. */
function heldStore() {
  const flushes: { items: readonly string[]; succeed: () => void; fail: (error: Error) => void }[] = [];
  const flush = (items: readonly string[]) =>
    new Promise<void>((succeed, fail) => flushes.push({ items, succeed, fail }));
  return { flushes, flush };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
/** Flushes are a turn apart. */
const turns = async () => {
  await turn();
  await turn();
};

describe('group commit', () => {
  test('flushes the first submission at once and gathers those that come meanwhile into the next flush', async () => {
    const { flushes, flush } = heldStore();
    const commit = new GroupCommit({ flush, isRefusal, gather: turn, bounds: ROOMY });
    const first = commit.submit(['a'], 1);
    const others = [commit.submit(['b', 'c'], 2), commit.submit(['d'], 1)];
    expect(flushes.map(({ items }) => items)).toEqual([['a']]);
    flushes[0]?.succeed();
    await first;
    await turns();
    expect(flushes.map(({ items }) => items)).toEqual([['a'], ['b', 'c', 'd']]);
    flushes[1]?.succeed();
    await Promise.all(others);
  });

  test('acknowledges nothing before its flush has ended', async () => {
    const { flushes, flush } = heldStore();
    const commit = new GroupCommit({ flush, isRefusal, gather: turn, bounds: ROOMY });
    let acknowledged = false;
    const submitted = commit.submit(['a'], 1).then(() => (acknowledged = true));
    await turn();
    expect(acknowledged).toBe(false);
    flushes[0]?.succeed();
    await submitted;
    expect(acknowledged).toBe(true);
  });

  test('a failed flush fails those who wait for it alone, and the next flush goes ahead', async () => {
    const { flushes, flush } = heldStore();
    const commit = new GroupCommit({ flush, isRefusal, gather: turn, bounds: ROOMY });
    const first = commit.submit(['a'], 1);
    const second = commit.submit(['b'], 1);
    flushes[0]?.fail(DOWN);
    await expect(first).rejects.toBe(DOWN);
    await turns();
    flushes[1]?.succeed();
    await expect(second).resolves.toBeUndefined();
    expect(flushes).toHaveLength(2);
  });

  test('takes no more than its bounds allow, and takes again when something has been settled', async () => {
    const { flushes, flush } = heldStore();
    const commit = new GroupCommit({
      flush,
      isRefusal,
      gather: turn,
      bounds: { ...ROOMY, waitingItems: 3, waitingBytes: 10 },
    });
    const taken = commit.submit(['a', 'b'], 4);
    await expect(commit.submit(['c', 'd'], 1)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    await expect(commit.submit(['c'], 7)).rejects.toBeInstanceOf(HubError);
    flushes[0]?.fail(DOWN);
    await expect(taken).rejects.toBe(DOWN);
    const next = commit.submit(['c', 'd', 'e'], 10);
    await turns();
    flushes[1]?.succeed();
    await next;
  });

  test('keeps each flush within its bounds, without splitting a submission', async () => {
    const { flushes, flush } = heldStore();
    const commit = new GroupCommit({
      flush,
      isRefusal,
      gather: turn,
      bounds: { ...ROOMY, flushItems: 3, flushBytes: 8 },
    });
    const submitted = [['a'], ['b', 'c'], ['d', 'e'], ['f', 'g', 'h', 'i'], ['j']].map((items) =>
      commit.submit(items, items.length),
    );
    submitted.push(commit.submit(['k'], 8));
    for (let position = 0; position < 6; position++) {
      flushes[position]?.succeed();
      await turns();
    }
    await Promise.all(submitted);
    const sizes = flushes.map(({ items }) => items.join(''));
    expect(sizes).toEqual(['a', 'bc', 'de', 'fghi', 'j', 'k']);
  });

  test('takes half of the items of many callers, and the other half while the first are told', async () => {
    const { flushes, flush } = heldStore();
    const commit = new GroupCommit({ flush, isRefusal, gather: turn, bounds: ROOMY });
    const ended = new Set<number>();
    const call = (caller: number) => commit.submit([String(caller)], 1).then(() => ended.add(caller));
    const calls = Array.from({ length: 64 }, (_, caller) => call(caller));
    flushes[0]?.succeed();
    await turns();
    expect(flushes[1]?.items).toHaveLength(32);
    flushes[1]?.succeed();
    // Not even a turn passes before the rest is on its way, and those who are told then may come again.
    for (let step = 0; flushes.length < 3 && step < 20; step++) await Promise.resolve();
    expect(flushes[2]?.items).toHaveLength(31);
    expect(ended.size).toBe(1);
    await turns();
    expect(ended.size).toBe(33);
    flushes[2]?.succeed();
    await Promise.all(calls);
  });

  test('is idle only when nothing is waiting or under way', async () => {
    const { flushes, flush } = heldStore();
    const commit = new GroupCommit({ flush, isRefusal, gather: turn, bounds: ROOMY });
    await commit.idle();
    const submitted = [commit.submit(['a'], 1), commit.submit(['b'], 1)];
    let idle = false;
    const ended = commit.idle().then(() => (idle = true));
    flushes[0]?.succeed();
    await turns();
    expect(idle).toBe(false);
    flushes[1]?.succeed();
    await ended;
    await Promise.all(submitted);
  });
});

/** What a run does: submissions of some sizes, some with an item the store refuses, at some turns of the event loop. */
const submissions = fc.array(
  fc.record({ size: fc.integer({ min: 1, max: 4 }), poison: fc.boolean(), pause: fc.integer({ min: 0, max: 3 }) }),
  { minLength: 1, maxLength: 40 },
);
/** Which attempts to flush find the store down. */
const outages = fc.array(fc.boolean(), { maxLength: 30 });

type Outcome = 'stored' | 'refused' | 'down' | 'full' | 'unknown';

async function outcomeOf(submitted: Promise<void>): Promise<Outcome> {
  try {
    await submitted;
    return 'stored';
  } catch (error) {
    if (error === REFUSED) return 'refused';
    if (error === DOWN) return 'down';
    return error instanceof HubError && error.code === 'AUDIT_UNAVAILABLE' ? 'full' : 'unknown';
  }
}

describe('group commit, whatever the interleaving', () => {
  test('acknowledged items were flushed once and in order, refused ones never, and poison fails no neighbour', async () => {
    await fc.assert(
      fc.asyncProperty(
        submissions,
        outages,
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        async (plan, down, delays) => {
          const stored: string[] = [];
          let attempt = 0;
          let mended = false;
          let underWay = 0;
          const flush = async (items: readonly string[]) => {
            expect(++underWay).toBe(1);
            for (let turns = Number(delays.next().value); turns > 0; turns--) await turn();
            underWay--;
            if (!mended && down[attempt++] === true) throw DOWN;
            if (items.some((item) => item.startsWith('poison'))) throw REFUSED;
            stored.push(...items);
          };
          const bounds = { waitingItems: 60, waitingBytes: 60, flushItems: 6, flushBytes: 6 };
          const commit = new GroupCommit({ flush, isRefusal, gather: turn, bounds });

          const runs: { items: string[]; poison: boolean; outcome: Promise<Outcome> }[] = [];
          for (const [position, { size, poison, pause }] of plan.entries()) {
            const items = Array.from(
              { length: size },
              (_, part) => `${poison ? 'poison' : 'sound'} ${position}.${part}`,
            );
            runs.push({ items, poison, outcome: outcomeOf(commit.submit(items, size)) });
            for (let turns = pause; turns > 0; turns--) await turn();
          }
          await commit.idle();

          const acknowledged: string[] = [];
          for (const { items, poison, outcome } of runs) {
            const result = await outcome;
            expect(poison ? ['refused', 'down', 'full'] : ['stored', 'down', 'full']).toContain(result);
            if (result === 'stored') acknowledged.push(...items);
          }
          expect(stored).toEqual(acknowledged);

          // It resumes by itself: the store is up again, and the next submission is stored.
          mended = true;
          await commit.submit(['sound last'], 1);
          expect(stored.at(-1)).toBe('sound last');
        },
      ),
      { numRuns: 300 },
    );
  });
});
