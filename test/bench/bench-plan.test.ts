import { describe, expect, test } from '@jest/globals';
import { CONNECTIONS, readBenchPlan } from '../../scripts/bench/bench-plan.ts';

/** Seconds that a plan's load takes, with the second that each run needs to settle. */
function secondsOf(words: string[]): number {
  const { rounds, seconds, warmUp } = readBenchPlan(words);
  return 2 * (2 * warmUp + rounds * CONNECTIONS.length * (seconds + 1));
}

describe('the plan of a benchmark', () => {
  test('has several rounds, and leaves a minute of four for loading', () => {
    expect(readBenchPlan([]).rounds).toBeGreaterThanOrEqual(5);
    expect(secondsOf([])).toBeLessThan(180);
  });

  test('is short with --quick', () => {
    expect(secondsOf(['--quick'])).toBeLessThan(60);
  });

  test.each([[['--quik']], [['quick']], [['--quick=yes']]])('refuses %j with how it is used', (words) => {
    expect(() => readBenchPlan(words)).toThrow('npm run bench [-- --quick]');
  });
});
