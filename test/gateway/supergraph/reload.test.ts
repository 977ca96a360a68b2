import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test } from '@jest/globals';
import { liveSupergraph } from '../../../gateway/supergraph/live-supergraph.ts';
import type { Serving } from '../../../gateway/supergraph/serving.ts';
import { watchedFile } from '../../../gateway/supergraph/watched-file.ts';
import { until } from '../../until.ts';
import { ask, expectAlive, startBench, type Bench } from '../harness.ts';
import { movingTransports } from './moving-field.ts';
import { handedOver, hashOf, NEW, OLD, QUERY, reloadUnderLoad, told } from './reload-under-load.ts';

describe('a supergraph that changes while the gateway runs', () => {
  let bench: Bench;
  afterEach(() => bench.close());
  const started = async (overrides: object = {}) => {
    const source = handedOver();
    bench = await startBench({
      supergraph: OLD,
      transports: movingTransports(),
      supergraphSource: source.source,
      metrics: { port: 0, host: '127.0.0.1' },
      requestTimeout: 60_000, // a request may have to wait until a document has been read
      subgraphTimeout: 60_000,
      ...overrides,
    });
    return source;
  };
  const makers = async () => (await ask(bench, { query: QUERY })).body.data?.product?.maker as string | undefined;
  const lastHash = () => bench.trail.entries.at(-1)!.content['supergraph'];
  const said = (what: string) => told(bench, what);

  test('R01 is swapped under load: no request fails, none is answered by a mixture, each entry says by which it was', async () => {
    const source = await started();
    const load = await reloadUnderLoad(bench, source.tell, 3, 8);
    expect([...load.makers].toSorted()).toEqual(['education', 'health']);
    expect([await makers(), lastHash()]).toEqual(['health', hashOf(NEW)]);
  });

  test('R01 a request under way is finished on the supergraph that it began with', async () => {
    const held = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const transports = movingTransports(() => {
      arrived.resolve();
      return held.promise;
    });
    const source = await started({ transports });
    const early = makers();
    await arrived.promise;
    source.tell(NEW);
    await until(() => said('supergraph served') === 1);
    held.resolve();
    expect([await early, lastHash()]).toEqual(['education', hashOf(OLD)]);
    expect([await makers(), lastHash()]).toEqual(['health', hashOf(NEW)]);
  });

  test.each([
    ['is no supergraph', 'type Query { a: Int }', 'names no subgraphs'],
    ['is cut off', NEW.slice(0, 2_000), 'Unknown type'],
    [
      'has a subgraph to which there is no line',
      NEW.replace('name: "health"', 'name: "elsewhere"'),
      'there is no line to it',
    ],
    [
      'needs a feature that is not known',
      NEW.replace('{\n  query', '@link(url: "https://specs.example/odd/v1.0", for: SECURITY) {\n  query'),
      'needs the feature odd',
    ],
    [
      'a registered operation does not fit',
      NEW.replace('maker: String', 'made: String'),
      'cannot be served: The operation does not fit',
    ],
  ])(
    'R02 D14 one that %s is refused: the old one stays, an alarm is given, the gateway is ready',
    async (_, bad, reason) => {
      const source = await started({ operations: [QUERY] });
      source.tell(bad);
      await until(() => said('supergraph refused') === 1);
      expect(said('"alarm":"SUPERGRAPH"')).toBe(1);
      expect(said(reason)).toBe(1);
      expect([await makers(), lastHash()]).toEqual(['education', hashOf(OLD)]);
      expect((await fetch(`${bench.url}/health/ready`)).status).toBe(200);
      source.fail(new Error('not found'));
      expect(said('"failed"')).toBe(1);
      source.tell(NEW);
      await until(() => said('supergraph served') === 1);
      expect(await makers()).toBe('health');
      await expectAlive(bench);
    },
  );

  test('R04 a subgraph that has lost a field without a reload: that part is null, the rest is answered', async () => {
    const refuse = async () => ({
      status: 400,
      body: JSON.stringify({ errors: [{ message: 'no', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }),
    });
    await started({ transports: { ...movingTransports(), education: refuse } });
    const { body } = await ask(bench, { query: '{ product { id maker } }' });
    expect(body.data).toEqual({ product: { id: '1', maker: null } });
    expect(body.errors).toEqual([
      expect.objectContaining({ path: ['product'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }),
    ]);
    expect(said('"alarm":"SCHEMA"')).toBe(1);
  });

  test('R05 two gateways with two versions at once: each entry names its own', async () => {
    await started();
    const other = await startBench({ supergraph: NEW, transports: movingTransports() });
    await Promise.all([ask(bench, { query: QUERY }), ask(other, { query: QUERY })]);
    expect([bench, other].map(({ trail }) => trail.entries[0]!.content['supergraph'])).toEqual([OLD, NEW].map(hashOf));
    await other.close();
  });

  test('a file is read again when it was replaced, once it has come to rest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'supergraph-'));
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, OLD);
    await started({ supergraphSource: watchedFile(file, 20, 40) });
    for (const text of ['', NEW.slice(0, 500), NEW]) {
      await writeFile(`${file}.new`, text);
      await rename(`${file}.new`, file);
    }
    await until(() => said('supergraph served') === 1);
    expect(await makers()).toBe('health');
    await rm(file);
    await until(() => said('"failed"') >= 1);
    expect(await makers()).toBe('health');
    await rm(folder, { recursive: true });
  });
});

test('R03 one that changes again and again leaves nothing behind, and of those that come meanwhile the last counts; what was asked of the old one is planned beforehand', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const made: WeakRef<Serving>[] = [];
  const order: string[] = [];
  const ended: string[] = [];
  const live = await liveSupergraph(
    'first',
    async (sdl, warm) => {
      const asked = { query: sdl, operationName: null };
      if (order.length > 0) expect(warm).toEqual([{ query: order.at(-1), operationName: null }]);
      const serving = {
        hash: hashOf(sdl),
        newest: () => [asked],
        end: () => ended.push(sdl),
        plans: Array(10_000).fill(sdl),
      } as unknown as Serving;
      made.push(new WeakRef(serving));
      order.push(sdl);
      await pause(1);
      return serving;
    },
    () => undefined,
  );
  for (let turn = 0; turn < 50; turn += 1) await live.offer(`turn ${turn}`);
  await Promise.all(['a', 'b', 'c'].map((sdl) => live.offer(sdl)));
  expect(order.slice(-2)).toEqual(['a', 'c']);
  await live.offer('c');
  expect(order).toHaveLength(53);
  await pause(5);
  collect();
  expect(made.filter((one) => one.deref() !== undefined).length).toBeLessThanOrEqual(2);
  expect(live.current().hash).toBe(hashOf('c'));
  expect(ended).toEqual(order.slice(0, -1));
  live.close();
  expect(ended).toEqual(order);
});
