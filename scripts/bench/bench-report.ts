import { aligned } from './aligned.ts';
import { CONNECTIONS, type BenchPlan } from './bench-plan.ts';
import { figuresOf, type Figure, type Run } from './comparison.ts';
import { FRONTS, type Front, type PartName } from './part-protocol.ts';
import { cpuSpent, timeSpent } from './time-shares.ts';

/** What the figures depend on besides the code. */
export interface BenchFacts {
  readonly machine: string;
  readonly node: string;
  readonly database: string;
  readonly population: number;
  readonly children: number;
  readonly agenciesAsked: number;
}

const BASELINE: Front = 'fan-out';
const [FEWEST] = CONNECTIONS;
const MOST = CONNECTIONS[CONNECTIONS.length - 1] ?? FEWEST;

/** Everything that a benchmark prints. */
export function benchReport(runs: readonly Run[], plan: BenchPlan, facts: BenchFacts): string {
  const failures = runs.reduce((sum, run) => sum + run.failures, 0);
  return `
Who is involved with this child? Through the gateway, beside a fan-out written by hand to the same subgraphs.
${facts.machine}; Node ${facts.node}; ${facts.database}; clients, hub and database on this machine.
${facts.population} children; ${facts.children} are asked about, ${facts.agenciesAsked.toFixed(1)} agencies asked for each.
Medians of ${plan.rounds} rounds of ${plan.seconds} s, the two by turns; ratios within a round, fan-out = 1.00.

${aligned(throughput(runs))}

Not answered, or not 2xx, or answered with errors: ${failures}

Where an operation's time goes, ${FEWEST} connection:

${aligned(times(at(runs, FEWEST)))}

Waits are timed where one process asks another, answers where they are made, one operation at a time; "HTTP between" is
the difference, "front" the rest of what the client waits. Agencies are asked at once: the slowest counts.

Processor time of an operation by process, ${MOST} connections (process.cpuUsage; the database is not in it):

${aligned(processorTimes(at(runs, MOST)))}
`;
}

function throughput(runs: readonly Run[]): string[][] {
  const rows = [['connections', '', 'op/s', 'ratio', 'p50 ms', 'ratio', 'p99 ms', 'ratio']];
  for (const connections of CONNECTIONS) {
    for (const front of FRONTS) {
      const { rate, p50, p99 } = figuresOf(runs, front, BASELINE, connections);
      const cells = [rate, p50, p99].flatMap(({ value, ratio }: Figure) => [value.toFixed(1), ratio.toFixed(2)]);
      rows.push([front === FRONTS[0] ? String(connections) : '', front, ...cells]);
    }
  }
  return rows;
}

function times(runs: readonly Run[]): string[][] {
  const rows = FRONTS.map((front) => {
    const spent = timeSpent(of(runs, front));
    return { front, milliseconds: [spent.front, spent.between, spent.index, spent.agencies, spent.audit] };
  });
  return shares(['front', 'HTTP between', 'index', 'agencies', 'audit'], rows);
}

function processorTimes(runs: readonly Run[]): string[][] {
  const rows = FRONTS.map((front) => {
    const parts: PartName[] = [front, 'child-index', 'agencies', 'audit'];
    return { front, milliseconds: parts.map((part) => cpuSpent(of(runs, front), part)) };
  });
  return shares(['front', 'index', 'agencies', 'audit'], rows);
}

/** Each part with its share of the whole, then the whole, and how many times the baseline's it is. */
function shares(
  titles: readonly string[],
  rows: readonly { readonly front: Front; readonly milliseconds: readonly number[] }[],
): string[][] {
  const wholes = new Map(
    rows.map(({ front, milliseconds }) => [front, milliseconds.reduce((sum, part) => sum + part, 0)]),
  );
  const cells = rows.map(({ front, milliseconds }) => {
    const whole = wholes.get(front) ?? NaN;
    const parts = milliseconds.map((part) => `${part.toFixed(2)} ms ${percent(part / whole)}`);
    return [front, ...parts, `${whole.toFixed(2)} ms`, (whole / (wholes.get(BASELINE) ?? NaN)).toFixed(2)];
  });
  return [['', ...titles, 'all', 'ratio'], ...cells];
}

function percent(share: number): string {
  return `${Math.round(100 * share)}%`.padStart(3);
}

function at(runs: readonly Run[], connections: number): Run[] {
  return runs.filter((run) => run.connections === connections);
}

function of(runs: readonly Run[], front: Front): Run[] {
  return runs.filter((run) => run.front === front);
}
