import { expect, test } from '@jest/globals';
import { HeldRefusals } from '../../../gateway/overload/held-refusals.ts';
import { until } from '../../until.ts';

const FOR_EVER = 1_000_000;

test('refusals are kept for a moment, and sent in their order', async () => {
  const sent: string[] = [];
  const held = new HeldRefusals(5, () => undefined);
  for (const name of ['a', 'b', 'c']) held.hold('', () => sent.push(name));
  expect(sent).toEqual([]);
  await until(() => sent.length === 3);
  expect(sent).toEqual(['a', 'b', 'c']);
  held.hold('', () => sent.push('d'));
  await until(() => sent.length === 4);
});

test('those that are sent together have one id, and are told by the address they go to', () => {
  const ids: string[] = [];
  const told: [string, number][] = [];
  const held = new HeldRefusals(FOR_EVER, (...numbers) => told.push(numbers));
  for (const peer of ['192.0.2.1', '192.0.2.2', '192.0.2.1']) held.hold(peer, (id) => ids.push(id));
  held.sendAll();
  held.hold('192.0.2.2', (id) => ids.push(id));
  held.sendAll();
  expect([new Set(ids.slice(0, 3)).size, new Set(ids).size]).toEqual([1, 2]);
  expect(told).toEqual([
    ['192.0.2.1', 2],
    ['192.0.2.2', 1],
    ['192.0.2.2', 1],
  ]);
});

test('where there are too many, all are sent', () => {
  let sent = 0;
  const held = new HeldRefusals(FOR_EVER, () => undefined);
  for (let count = 0; count < 4_096; count += 1) held.hold('', () => (sent += 1));
  expect(sent).toBe(0);
  held.hold('', () => (sent += 1));
  expect(sent).toBe(4_097);
});
