import { aligned } from '../aligned.ts';
import { median } from '../median.ts';
import type { HiddenPlan } from './hidden-plan.ts';

/** How far apart two medians may be, as a share of the one without. */
const ALLOWED = 0.05;

/** One pair in one round: medians in milliseconds, and whether all answers were of one length. */
export interface HiddenRun {
  readonly what: string;
  readonly withIt: number;
  readonly withoutIt: number;
  readonly ofOneLength: boolean;
}

export interface HiddenFacts {
  readonly machine: string;
  readonly node: string;
  readonly database: string;
}

/** What is printed of all rounds. */
export function hiddenReport(runs: readonly HiddenRun[], plan: HiddenPlan, facts: HiddenFacts): string {
  const { rounds, requests } = plan;
  const rows = [...byPair(runs)].map(([what, own]) => {
    const ratios = ratiosOf(own);
    return [
      what,
      median(own.map(({ withIt }) => withIt)).toFixed(2),
      median(own.map(({ withoutIt }) => withoutIt)).toFixed(2),
      median(ratios).toFixed(3),
      `${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}`,
      isWithin(own) ? 'yes' : 'NO',
      own.every(({ ofOneLength }) => ofOneLength) ? 'yes' : 'NO',
    ];
  });
  const title = ['hidden', 'with ms', 'without ms', 'ratio', 'in each round', `under ${100 * ALLOWED} %`, 'one length'];
  return `
Does an answer tell, by its time or its length, that something is hidden? Gateway, index, audit trail and agencies are a
process each. ${facts.machine}; Node ${facts.node}; ${facts.database}; client, hub and database on this machine.
Medians of ${requests} requests about a child with what is hidden, ${requests} about one without, by turns; ${rounds} rounds.

${aligned([title, ...rows])}
`;
}

/** Whether no pair is told apart. */
export function isNothingTold(runs: readonly HiddenRun[]): boolean {
  return [...byPair(runs).values()].every((own) => isWithin(own) && own.every(({ ofOneLength }) => ofOneLength));
}

function byPair(runs: readonly HiddenRun[]): Map<string, HiddenRun[]> {
  return Map.groupBy(runs, ({ what }) => what);
}

/** By round: the two of a round were asked by turns, so that whatever else the machine did was done to both. */
function ratiosOf(own: readonly HiddenRun[]): number[] {
  return own.map(({ withIt, withoutIt }) => withIt / withoutIt);
}

function isWithin(own: readonly HiddenRun[]): boolean {
  return Math.abs(median(ratiosOf(own)) - 1) < ALLOWED;
}
