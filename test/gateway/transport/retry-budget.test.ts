import { expect, test } from '@jest/globals';
import { RetryBudget } from '../../../gateway/transport/retry-budget.ts';
import { TRANSPORT_POLICY } from '../../../gateway/transport/transport-policy.ts';

const granted = (budget: RetryBudget, wanted: number) =>
  Array.from({ length: wanted }, () => budget.take()).filter(Boolean).length;

test('a tenth of the calls of the last ten seconds may be sent again', () => {
  let now = 5_000_000;
  const budget = new RetryBudget(TRANSPORT_POLICY.retry, () => now);
  for (let call = 0; call < 300; call += 1) budget.call();
  expect(granted(budget, 100)).toBe(30);
  now += 9_000;
  expect(granted(budget, 100)).toBe(0);
  now += 2_000;
  for (let call = 0; call < 200; call += 1) budget.call();
  expect(granted(budget, 100)).toBe(20);
});

test('a few may be however few calls there were', () => {
  const budget = new RetryBudget(TRANSPORT_POLICY.retry, () => 0);
  budget.call();
  expect(granted(budget, 100)).toBe(5);
});
