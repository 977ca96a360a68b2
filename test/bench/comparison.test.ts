import { describe, expect, test } from '@jest/globals';
import { figuresOf } from '../../scripts/bench/comparison.ts';
import { aRun } from './a-run.ts';

describe('figures beside a baseline', () => {
  // The machine slows down to a tenth in the last round, for both: the ratio of that round is like the others'.
  const runs = [
    aRun({ round: 0, front: 'fan-out', rate: 200, p50: 5 }),
    aRun({ round: 0, front: 'gateway', rate: 100, p50: 10 }),
    aRun({ round: 1, front: 'gateway', rate: 80, p50: 12 }),
    aRun({ round: 1, front: 'fan-out', rate: 200, p50: 5 }),
    aRun({ round: 2, front: 'fan-out', rate: 20, p50: 50 }),
    aRun({ round: 2, front: 'gateway', rate: 10, p50: 100 }),
    aRun({ round: 0, connections: 64, front: 'gateway', rate: 9_999 }),
  ];

  test('are medians over the rounds of one number of connections', () => {
    const { rate, p50 } = figuresOf(runs, 'gateway', 'fan-out', 1);
    expect([rate.value, p50.value]).toEqual([80, 12]);
  });

  test('have ratios of runs of the same round', () => {
    const { rate, p50 } = figuresOf(runs, 'gateway', 'fan-out', 1);
    expect([rate.ratio, p50.ratio]).toEqual([0.5, 2]);
  });

  test('are 1 for the baseline itself', () => {
    const { rate, p50, p99 } = figuresOf(runs, 'fan-out', 'fan-out', 1);
    expect([rate.ratio, p50.ratio, p99.ratio]).toEqual([1, 1, 1]);
  });
});
