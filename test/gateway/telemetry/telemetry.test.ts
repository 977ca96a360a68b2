import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { operationalLog } from '../../../gateway/telemetry/operational-log.ts';
import { gatewayMetrics } from '../../../gateway/telemetry/metrics.ts';
import { serveMetrics } from '../../../gateway/telemetry/metrics-server.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { ask, askOffers, startBench, type Bench } from '../harness.ts';

describe('the operational log', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await startBench()));
  afterEach(() => bench.close());

  test('has for an answered request its id, time, codes and how the subgraphs did, and nothing else', async () => {
    await askOffers(bench);
    expect(JSON.parse(bench.logged.at(-1)!)).toEqual({
      level: 30,
      time: expect.any(String),
      part: 'gateway',
      trace: bench.trail.entries.at(-1)!.content['trace'],
      msg: 'answered',
      requestId: bench.trail.entries[0]!.requestId,
      ms: expect.any(Number),
      codes: [],
      asked: expect.arrayContaining(
        ['child-index', 'education', 'health'].map((subgraph) => ({
          subgraph,
          status: 'ANSWERED',
          ms: expect.any(Number),
        })),
      ),
    });
  });

  test('has for a refused request its id and the code', async () => {
    await ask(bench, { query: '{ nonsense }' });
    const line = JSON.parse(bench.logged.at(-1)!) as Record<string, unknown>;
    expect(Object.keys(line).toSorted()).toEqual(['code', 'level', 'msg', 'part', 'requestId', 'time', 'trace']);
    expect(line['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('has for a failure where it arose, through its causes, and not what it says', async () => {
    bench.trail.broken = true;
    await askOffers(bench);
    const line = bench.logged.find((text) => text.includes('"failed"'))!;
    expect(JSON.parse(line)).toMatchObject({ errors: [{ name: 'HubError' }, { name: 'Error' }] });
    expect(line).not.toMatch(/disk|secret/);
    expect(line).toContain('harness.ts');
  });

  test('keeps the message of an error out even where the message spans lines', () => {
    const lines: string[] = [];
    const log = operationalLog('error', { write: (line: string) => void lines.push(line) });
    log.failed({
      requestId: null,
      error: new HubError('INTERNAL', undefined, { cause: new Error('a\nJohn Smith\nb') }),
    });
    expect(lines[0]).not.toContain('Smith');
  });
});

describe('the metrics', () => {
  test('count requests by code and time subgraphs, with no label that says who or about whom', async () => {
    const metrics = gatewayMetrics();
    metrics.request([], 20);
    metrics.request(['FORBIDDEN', 'WITHHELD'], 30);
    metrics.asked({ subgraph: 'audit', status: 'LATE', ms: 40 });
    const server = await serveMetrics(metrics, 0, '127.0.0.1');
    const answer = await fetch(`http://127.0.0.1:${server.port}/metrics`);
    const text = await answer.text();
    expect(text).toContain('gateway_requests_total{code="OK"} 1');
    expect(text).toContain('gateway_requests_total{code="FORBIDDEN"} 1');
    expect(text).toContain('gateway_subgraph_seconds_count{subgraph="audit",status="LATE"} 1');
    const labels = [...text.matchAll(/^gateway_\w+\{([^}]*)\}/gm)].flatMap(([, pairs = '']) =>
      pairs.split(',').map((pair) => pair.split('=')[0]),
    );
    expect(new Set(labels)).toEqual(new Set(['code', 'le', 'subgraph', 'status']));
    expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404);
    await server.close();
  });

  test('tell what is so at the moment they are asked', async () => {
    const metrics = gatewayMetrics();
    let isOpen = false;
    metrics.watch({
      load: () => ({ inFlight: 3, limit: 64, heldBytes: 1_000 }),
      breakers: () => [{ subgraph: 'audit', isOpen }],
    });
    metrics.alarm('audit', 'SIGNATURE');
    metrics.asked({ subgraph: 'audit', status: 'ANSWERED', ms: 4, attempts: 2 });
    expect(await metrics.text()).toContain('gateway_subgraph_breaker_open{subgraph="audit"} 0');
    isOpen = true;
    const text = await metrics.text();
    for (const line of [
      'gateway_in_flight 3',
      'gateway_in_flight_limit 64',
      'gateway_held_bytes 1000',
      'gateway_subgraph_breaker_open{subgraph="audit"} 1',
      'gateway_subgraph_retries_total{subgraph="audit"} 1',
      'gateway_subgraph_alarms_total{subgraph="audit",alarm="SIGNATURE"} 1',
    ])
      expect(text).toContain(line);
  });

  test('A17 are on a port of their own, and only where the settings give one', async () => {
    const bench = await startBench({ metrics: { port: 0, host: '127.0.0.1' } });
    await askOffers(bench);
    expect((await fetch(`${bench.url}/metrics`)).status).toBe(404);
    await bench.close();
  });
});
