import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { composeServices } from '@apollo/composition';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { DEFAULT_LIMITS } from '../../../gateway/limits/operation-limits.ts';
import { liveSupergraph } from '../../../gateway/supergraph/live-supergraph.ts';
import { makingServings } from '../../../gateway/supergraph/serving.ts';
import { until } from '../../until.ts';

const supergraphWith = (field: string): string =>
  composeServices([{ name: 'a', url: '', typeDefs: parse(`type Query { ${field}: Int }`) }]).supergraphSdl ?? '';
const making = (registered: readonly string[]) =>
  makingServings({
    lines: [{ name: 'a', timeout: 1_000, send: async () => ({ status: 200, body: '{}' }) }],
    limits: DEFAULT_LIMITS,
    admissible: { introspection: false, registered },
    publicSubgraphs: new Set(),
    publicMutations: new Set(),
    onAsked: () => undefined,
    onFallback: (error) => expect(error).toBeNull(),
  });

let started: ChildProcess[];
const onStart = (message: unknown) => started.push((message as { readonly process: ChildProcess }).process);
beforeEach(() => {
  started = [];
  subscribe('child_process', onStart);
});
afterEach(() => {
  unsubscribe('child_process', onStart);
});
const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;
const over = (place: number) => until(() => started.slice(place, place + 1).every(isOver));

test('each supergraph has a planner of its own from before it is served until it is served no more', async () => {
  const make = making([]);
  const reloads: unknown[] = [];
  const live = await liveSupergraph(supergraphWith('one'), make, ({ refused }) => reloads.push(refused));
  expect(started.map(isOver)).toEqual([false]);
  await live.offer(supergraphWith('two'));
  expect(reloads).toEqual([null]);
  await over(0);
  expect(started.map(isOver)).toEqual([true, false]);
  live.close();
  await over(1);
  expect(started.map(isOver)).toEqual([true, true]);
});

test('nothing is left of the planner of a supergraph that cannot be served', async () => {
  const make = making(['{ two }']);
  await expect(make(supergraphWith('one'), [])).rejects.toThrow('cannot be served');
  await over(0);
  expect(started.map(isOver)).toEqual([true]);
});
