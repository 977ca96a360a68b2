import { expect, test } from '@jest/globals';
import { WaitingLine } from '../../../../subgraphs/child-index/matching/waiting-line.ts';

test('work waits for what came before it, whether that succeeded or failed, and too much is turned away', async () => {
  const line = new WaitingLine(3);
  const done: string[] = [];
  let finish: () => void = () => undefined;
  const first = line.join(async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    done.push('first');
    throw new Error('the first fails');
  });
  const second = line.join(async () => done.push('second'));
  const third = line.join(async () => done.push('third'));
  await expect(line.join(async () => done.push('fourth'))).rejects.toThrow('The hub is busy.');
  await Promise.resolve();
  expect(done).toEqual([]);
  finish();
  await expect(first).rejects.toThrow('the first fails');
  await Promise.all([second, third]);
  expect(done).toEqual(['first', 'second', 'third']);
  await line.join(async () => done.push('fifth'));
  expect(done).toHaveLength(4);
});
