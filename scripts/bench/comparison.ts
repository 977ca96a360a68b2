import type { Front, PartName, Usage } from './part-protocol.ts';
import { median } from './median.ts';

/** One front under load from one number of connections, in one round. */
export interface Run {
  readonly front: Front;
  readonly connections: number;
  readonly round: number;
  /** Operations a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
  readonly failures: number;
  /** What each process has used meanwhile. */
  readonly usage: ReadonlyMap<PartName, Usage>;
}

/** A figure, and how many times the baseline's it is. */
export interface Figure {
  readonly value: number;
  readonly ratio: number;
}

export type Figures = Readonly<Record<'rate' | 'p50' | 'p99', Figure>>;

/**
 * Medians over the rounds. A ratio is the median of the rounds' own ratios, each of two runs that followed one another, so
 * that whatever else the machine did in that round was done to both.
 */
export function figuresOf(runs: readonly Run[], front: Front, baseline: Front, connections: number): Figures {
  const at = (name: Front) => runs.filter((run) => run.front === name && run.connections === connections);
  const own = at(front);
  const others = new Map(at(baseline).map((run) => [run.round, run]));
  const figure = (name: keyof Figures): Figure => ({
    value: median(own.map((run) => run[name])),
    ratio: median(own.map((run) => run[name] / (others.get(run.round)?.[name] ?? NaN))),
  });
  return { rate: figure('rate'), p50: figure('p50'), p99: figure('p99') };
}
