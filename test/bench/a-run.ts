import type { Run } from '../../scripts/bench/comparison.ts';

/** A run with ordinary figures, but for those that a test is about. */
export function aRun(about: Partial<Run>): Run {
  return {
    front: 'gateway',
    connections: 1,
    round: 0,
    rate: 100,
    p50: 9,
    p99: 20,
    mean: 10,
    failures: 0,
    usage: new Map(),
    ...about,
  };
}
