import { expect, test } from '@jest/globals';
import { GroupLine } from '../../../../subgraphs/child-index/matching/group-line.ts';

/** A line whose pieces of work end when they are told to; an item `bad` is one that makes its group fail. */
function aLine() {
  const groups: (readonly string[])[] = [];
  const endings: (() => void)[] = [];
  const line = new GroupLine<string, string>({
    run: async (items) => {
      groups.push(items);
      await new Promise<void>((resolve) => endings.push(resolve));
      if (items.includes('bad')) throw new TypeError('bad');
      if (items.includes('down')) throw new Error('down');
      return items.map((item) => `${item} done`);
    },
    sizeOf: (item) => item.length,
    most: 9,
    mostWaiting: 30,
    isOfOne: (error) => error instanceof TypeError,
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const end = async () => {
    endings.shift()?.();
    await turn();
  };
  return { line, groups, turn, end };
}

test('what arrives while work is under way is done together, up to a size, and in its order', async () => {
  const { line, groups, turn, end } = aLine();
  const all = [line.join('one')];
  await turn();
  all.push(line.join('two'), line.join('three'), line.join('four'));
  await end();
  await end();
  expect(groups).toEqual([['one'], ['two', 'three'], ['four']]);
  await end();
  expect(await Promise.all(all)).toEqual(['one done', 'two done', 'three done', 'four done']);
});

test('nobody fails with another: a group that fails because of one is tried one by one', async () => {
  const { line, groups, turn, end } = aLine();
  const all = Promise.allSettled(['one', 'bad', 'two'].map((item) => line.join(item)));
  await turn();
  for (let ended = 0; ended < 4; ended++) await end();
  expect(groups).toEqual([['one', 'bad', 'two'], ['one'], ['bad'], ['two']]);
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('where all of it fails, nothing is tried again, and the line goes on', async () => {
  const { line, groups, turn, end } = aLine();
  const failed = Promise.allSettled(['one', 'down'].map((item) => line.join(item)));
  await turn();
  await end();
  expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const later = line.join('two');
  await turn();
  await end();
  expect(await later).toBe('two done');
  expect(groups).toEqual([['one', 'down'], ['two']]);
});

test('what is larger than a group is done alone, and what is too much is turned away', async () => {
  const { line, groups, turn, end } = aLine();
  const all = [line.join('a'.repeat(12)), line.join('b'.repeat(12))];
  await expect(line.join('c'.repeat(12))).rejects.toThrow('The hub is busy.');
  await turn();
  await end();
  all.push(line.join('c'.repeat(12)));
  await end();
  await end();
  await Promise.all(all);
  expect(groups).toEqual([['a'.repeat(12)], ['b'.repeat(12)], ['c'.repeat(12)]]);
});

test('the next group begins as soon as the one before lets it, and each ends by itself', async () => {
  const ends = new Map<string, (error: Error | null) => void>();
  const goOns = new Map<string, () => void>();
  const line = new GroupLine<string, string>({
    run: (items, goOn) =>
      new Promise((resolve, reject) => {
        goOns.set(items.join(' '), goOn);
        ends.set(items.join(' '), (error) => (error === null ? resolve(items) : reject(error)));
      }),
    sizeOf: () => 1,
    most: 9,
    mostWaiting: 30,
    isOfOne: () => false,
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const first = line.join('one');
  await turn();
  const [second, third] = [line.join('two'), line.join('three')];
  await turn();
  expect([...ends.keys()]).toEqual(['one']);
  goOns.get('one')?.();
  await turn();
  expect([...ends.keys()]).toEqual(['one', 'two three']);
  goOns.get('one')?.();
  goOns.get('two three')?.();
  await turn();
  const fourth = line.join('four');
  await turn();
  expect([...ends.keys()]).toEqual(['one', 'two three', 'four']);
  ends.get('two three')?.(null);
  expect(await Promise.all([second, third])).toEqual(['two', 'three']);
  ends.get('one')?.(new Error('down'));
  await expect(first).rejects.toThrow('down');
  ends.get('four')?.(null);
  expect(await fourth).toBe('four');
});
