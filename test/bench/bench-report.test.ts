import { expect, test } from '@jest/globals';
import { readBenchPlan } from '../../scripts/bench/bench-plan.ts';
import { benchReport } from '../../scripts/bench/bench-report.ts';
import { FRONTS, type PartName, type Usage } from '../../scripts/bench/part-protocol.ts';
import { aRun } from './a-run.ts';

const facts = {
  machine: '2 cores',
  node: '24.0.0',
  database: 'PostgreSQL 15',
  population: 4_000,
  children: 500,
  agenciesAsked: 1.84,
};

test('the report has each front at each number of connections, and shares that add up to the whole', () => {
  const spans = { answering: { count: 10, busy: 20 }, index: { count: 10, busy: 30 }, audit: { count: 10, busy: 20 } };
  const usage = new Map<PartName, Usage>(
    (['audit', 'child-index', 'agencies', 'gateway', 'fan-out'] as const).map((part) => [part, { cpu: 25, spans }]),
  );
  const runs = [1, 16, 64].flatMap((connections) =>
    FRONTS.map((front) => aRun({ front, connections, rate: front === 'fan-out' ? 200 : 150, usage })),
  );
  const lines = benchReport(runs, readBenchPlan([]), facts).split('\n');
  const cells = (start: string) => lines.filter((line) => line.startsWith(start)).map((line) => line.split(/\s+/));

  expect(cells('16')).toEqual([['16', 'fan-out', '200.0', '1.00', '9.0', '1.00', '20.0', '1.00']]);
  expect(lines[lines.findIndex((line) => line.startsWith('16')) + 1]?.trim().split(/\s+/)).toEqual([
    'gateway',
    '150.0',
    '0.75',
    '9.0',
    '1.00',
    '20.0',
    '1.00',
  ]);
  expect(cells('gateway')).toHaveLength(2);
  for (const row of cells('gateway')) {
    const shares = row.filter((cell) => cell.endsWith('%')).map((cell) => Number.parseInt(cell, 10));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
  }
  expect(lines).toContain('Not answered, or not 2xx, or answered with errors: 0');
});
