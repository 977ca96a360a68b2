import { createRequire } from 'node:module';
import type * as Native from '@graphql-hive/router-query-planner';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { apolloPlanner } from '../../../../gateway/execution/planner/apollo-planner.ts';
import { choosePlanner } from '../../../../gateway/execution/planner/choose-planner.ts';
import { nativePlanner } from '../../../../gateway/execution/planner/native-planner.ts';
import { overrideLabels } from '../../../../gateway/execution/planner/override-labels.ts';
import { composeSynthetic, SYNTHETIC } from '../../../conformance/federation/synthetic-supergraphs.ts';

/** The shop, where `catalogue` has colours from `stock` under a label. */
function shopWith(label: string): string {
  const shop = SYNTHETIC[0]!;
  const labelled = `@override(from: "stock", label: "${label}")`;
  const catalogue = shop.subgraphs['catalogue']!.replace('@override(from: "stock")', labelled);
  return composeSynthetic({ ...shop, subgraphs: { ...shop.subgraphs, catalogue } });
}
const COLOUR = '{ products { colour } }';
const fromCatalogue = { kind: 'fetch', subgraph: 'catalogue' };
const fromStock = { kind: 'sequence' };

test('labels are read of a supergraph as the native planner reads them', () => {
  const { QueryPlanner } = createRequire(import.meta.url)('@graphql-hive/router-query-planner') as typeof Native;
  for (const label of ['percent(30)', 'percent(0.5)', 'percent(100)', 'colours-moved', 'percentage']) {
    const sdl = shopWith(label);
    const { percentages, named } = overrideLabels(parse(sdl));
    const { overridePercentages, overrideLabels: labels } = new QueryPlanner(sdl);
    expect(percentages.map(({ percentage }) => percentage)).toEqual(overridePercentages);
    expect(named).toEqual(labels);
  }
});

test('a share of requests is planned by the overrides it is under', async () => {
  const planner = choosePlanner(shopWith('percent(30)'), () => undefined);
  const asked = (share: number) => planner.plan(COLOUR, planner.overrideBucket(share));
  expect(await asked(10)).toEqual(await asked(29));
  expect(await asked(31)).toEqual(await asked(99));
  expect(await asked(10)).toMatchObject(fromCatalogue);
  expect(await asked(99)).toMatchObject(fromStock);
  planner.end();
});

test.each([['native', nativePlanner] as const, ['Apollo’s', apolloPlanner] as const])(
  'the %s planner heeds both kinds of labels',
  async (_, read) => {
    const byShare = read(shopWith('percent(30)'));
    expect(await byShare(COLOUR, 15)).toMatchObject(fromCatalogue);
    expect(await byShare(COLOUR, 65)).toMatchObject(fromStock);
    const sdl = shopWith('colours-moved');
    expect(await read(sdl)(COLOUR, 0)).toMatchObject(fromStock);
    expect(await read(sdl, ['others-moved'])(COLOUR, 0)).toMatchObject(fromStock);
    expect(await read(sdl, ['others-moved', 'colours-moved'])(COLOUR, 100)).toMatchObject(fromCatalogue);
  },
);

test('a label is on where the gateway is told so, and off where it is not', async () => {
  for (const [labels, expected] of [
    [[], fromStock],
    [['colours-moved'], fromCatalogue],
  ] as const) {
    const planner = choosePlanner(shopWith('colours-moved'), () => undefined, { labels });
    expect(await planner.plan(COLOUR, planner.overrideBucket(50))).toMatchObject(expected);
    planner.end();
  }
});
