import { expect, test } from '@jest/globals';
import { demoPopulation } from '../../scripts/demo/population.ts';
import { readHiddenPlan } from '../../scripts/bench/hidden/hidden-plan.ts';
import { hiddenReport, isNothingTold, type HiddenRun } from '../../scripts/bench/hidden/hidden-report.ts';
import { twinsOf } from '../../scripts/bench/hidden/twins-of.ts';

const FACTS = { machine: '2 cores', node: '24.0.0', database: 'PostgreSQL 15' };
const run = (what: string, withIt: number, ofOneLength = true): HiddenRun => {
  return { what, withIt, withoutIt: 10, ofOneLength };
};

test('a pair is told apart by five per cent in the middle round, either way, and by the length of any answer', () => {
  const rounds = (...times: number[]) => times.map((time) => run('a pair', time));
  expect(isNothingTold(rounds(9.6, 10.4, 12))).toBe(true);
  expect(isNothingTold(rounds(9.6, 10.6, 12))).toBe(false);
  expect(isNothingTold(rounds(9, 9.4, 10))).toBe(false);
  expect(isNothingTold([run('a pair', 10), run('a pair', 10, false)])).toBe(false);
  expect(isNothingTold([run('a pair', 10), run('another', 11)])).toBe(false);
});

test('the report has a row for each pair, with its medians, its ratio, and what tells it apart', () => {
  const runs = [run('one', 10), run('one', 10.2), run('other', 12), run('other', 11, false)];
  const rows = hiddenReport(runs, readHiddenPlan(['--quick']), FACTS).split('\n');
  const cells = (start: string) => rows.find((row) => row.startsWith(start))?.split(/\s{2,}/);
  expect(cells('one')).toEqual(['one', '10.10', '10.00', '1.010', '1.000 to 1.020', 'yes', 'yes']);
  expect(cells('other')).toEqual(['other', '11.50', '10.00', '1.150', '1.100 to 1.200', 'NO', 'NO']);
});

test('twins are nobody else, and differ from their model in no length', () => {
  const population = demoPopulation({ seed: 2005, families: 10, today: '2026-03-02' });
  const models = population.filter(({ story }) => story !== null);
  const children = [...population, ...twinsOf(models).flat()];
  for (const kind of ['nhsNumber', 'upn'] as const) {
    const numbers = children.map(({ truth }) => truth[kind]).filter((number) => number !== null);
    expect(new Set(numbers).size).toBe(numbers.length);
  }
  const records = children.flatMap((child) => JSON.stringify(child.known).match(/"localId":"[^"]+"/g) ?? []);
  expect(new Set(records).size).toBe(records.length);
  for (const [place, twins] of twinsOf(models).entries()) {
    for (const twin of twins)
      expect(JSON.stringify(twin.known)).toHaveLength(JSON.stringify(models[place]?.known).length);
  }
});
