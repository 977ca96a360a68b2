import { describe, expect, test } from '@jest/globals';
import type { PartName, Usage } from '../../scripts/bench/part-protocol.ts';
import { cpuSpent, timeSpent } from '../../scripts/bench/time-shares.ts';
import { aRun } from './a-run.ts';

function usage(operations: number): ReadonlyMap<PartName, Usage> {
  const span = (milliseconds: number, count = operations) => ({ count, busy: milliseconds * operations });
  return new Map<PartName, Usage>([
    ['gateway', { cpu: 3 * operations, spans: { index: span(7), agencies: span(4, 2 * operations), audit: span(3) } }],
    ['child-index', { cpu: 2 * operations, spans: { answering: span(6), audit: span(3.5) } }],
    ['agencies', { cpu: 4 * operations, spans: { answering: span(3, 2 * operations) } }],
    ['audit', { cpu: 1 * operations, spans: { answering: span(5, 2 * operations) } }],
  ]);
}

describe('where the time of an operation goes', () => {
  const runs = [aRun({ mean: 16, usage: usage(100) }), aRun({ mean: 22, usage: usage(50) })];

  test('is told by part, each without what it waits for', () => {
    // 18 ms on average; the gateway waits 7 + 4 + 3, of which HTTP is (7 - 6) + (3.5 + 3 - 5) + (4 - 3).
    expect(timeSpent(runs)).toEqual({ front: 4, between: 3.5, index: 2.5, agencies: 3, audit: 5 });
  });

  test('adds up to what the client waits', () => {
    const { front, between, index, agencies, audit } = timeSpent(runs);
    expect(front + between + index + agencies + audit).toBeCloseTo(18, 9);
  });

  test('is processor time by process when it is not waiting', () => {
    expect((['gateway', 'child-index', 'agencies', 'audit'] as const).map((part) => cpuSpent(runs, part))).toEqual([
      3, 2, 4, 1,
    ]);
  });

  test('cannot be told of no run', () => {
    expect(() => timeSpent([])).toThrow('no run');
  });
});
