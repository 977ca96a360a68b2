import type { Run } from './comparison.ts';
import type { PartName, Usage } from './part-protocol.ts';
import { TIMED } from './parts/part.ts';

/** Milliseconds of an operation, by where they were spent. They add up to what the client waited. */
export interface TimeSpent {
  /** The gateway or the fan-out itself, and the way from the client and back. */
  readonly front: number;
  /** HTTP between the front, the subgraphs and the audit trail, both ends. */
  readonly between: number;
  /** The child index, without its wait for the audit trail. */
  readonly index: number;
  /** The slowest of the agencies, which are asked at the same time. */
  readonly agencies: number;
  /** The audit trail: decisions before the release and the query log before the answer. */
  readonly audit: number;
}

/**
 * Where the time of an operation went in runs with one connection, in which no two requests overlap. The caller's waits
 * and the subgraphs' own times are both measured; what is in the one and not in the other is the way between them.
 */
export function timeSpent(runs: readonly Run[]): TimeSpent {
  const sum = (part: PartName, name: string) => total(runs, part, (usage) => usage.spans[name]?.busy ?? 0);
  const each = operations(runs);
  const [front] = runs.map((run) => run.front);
  if (front === undefined) throw new Error('no run to tell the time of');

  const waitForIndex = sum(front, TIMED.index) / each;
  const waitForAgencies = sum(front, TIMED.agencies) / each;
  const waitForQueryLog = sum(front, TIMED.audit) / each;
  const waitForDecisions = sum('child-index', TIMED.audit) / each;
  const inIndex = sum('child-index', TIMED.answering) / each;
  const agencies = sum('agencies', TIMED.answering) / each;
  const audit = sum('audit', TIMED.answering) / each;
  const waited = runs.reduce((whole, run) => whole + run.mean * operations([run]), 0) / each;
  return {
    front: waited - waitForIndex - waitForAgencies - waitForQueryLog,
    between: waitForIndex - inIndex + waitForDecisions + waitForQueryLog - audit + waitForAgencies - agencies,
    index: inIndex - waitForDecisions,
    agencies,
    audit,
  };
}

/** Milliseconds of processor time of an operation, by process. */
export function cpuSpent(runs: readonly Run[], part: PartName): number {
  return total(runs, part, (usage) => usage.cpu) / operations(runs);
}

/** Operations that were carried out, also those whose client did not wait for the answer: each is on the query log once. */
function operations(runs: readonly Run[]): number {
  return runs.reduce((whole, run) => whole + (run.usage.get(run.front)?.spans[TIMED.audit]?.count ?? 0), 0);
}

function total(runs: readonly Run[], part: PartName, of: (usage: Usage) => number): number {
  return runs.reduce((whole, run) => {
    const usage = run.usage.get(part);
    return usage === undefined ? whole : whole + of(usage);
  }, 0);
}
