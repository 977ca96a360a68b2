import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { operationId } from '../../../gateway/execution/admission.ts';
import { median } from '../median.ts';
import { benchToken } from './bench-token.ts';
import { OPERATIONS, SCHEMAS, VARIABLES } from './model.ts';
import { rawLoad, type LoadFigures, type Until } from './raw-load.ts';
import { startStandIn } from './stand-in.ts';
import { rivalCommand, startRival, type Rival } from './start-rival.ts';

export interface GatewayBench {
  /** Before what is measured, so that the compiler has done its work. */
  readonly warmUp: Until;
  /** Of each gateway in each round. Short, as a machine is faster in one minute than in the next. */
  readonly measured: Until;
  readonly rounds: number;
  /** How often all begin anew: what the compiler makes of the same program differs from process to process. */
  readonly starts: number;
  /** Names of the gateways to be measured; empty for all of them. */
  readonly only: readonly string[];
}

type OperationName = keyof typeof OPERATIONS;

interface Contender {
  readonly name: string;
  /** As rival.ts knows it. */
  readonly rival: string;
  readonly body: (operation: OperationName) => string;
  /** Whether its requests have a token. */
  readonly isIdentified?: boolean;
}

interface Figures {
  readonly perSecond: number;
  /** Microseconds of processor time for one request. */
  readonly cost: number;
  /** Milliseconds in which 99 of 100 requests are answered, with twice as many connections. */
  readonly p99: number;
}

const CONNECTIONS = 32;
const MANY_CONNECTIONS = 64;
const FIRST_PORT = 4_700;

const asText = (operation: OperationName) =>
  JSON.stringify({ query: OPERATIONS[operation], variables: VARIABLES[operation] });
const asId = (operation: OperationName) =>
  JSON.stringify({ documentId: operationId(OPERATIONS[operation]), variables: VARIABLES[operation] });

const CONTENDERS: readonly Contender[] = [
  { name: 'fan-out', rival: 'fan-out', body: asText },
  { name: 'registered', rival: 'own', body: asId },
  { name: 'free-form', rival: 'own', body: asText },
  { name: 'with-identity', rival: 'identity', body: asId, isIdentified: true },
  { name: 'with-query-log', rival: 'whole', body: asId, isIdentified: true },
  { name: 'apollo', rival: 'apollo', body: asText },
  { name: 'hive', rival: 'hive', body: asText },
];

/** So that connections that were closed meanwhile are open again. */
const LEAD_IN: Until = { requests: 500, seconds: 2 };

/** For what needs fewer requests than a rate does. */
function shorter({ requests, seconds }: Until): Until {
  return { requests: requests / 3, seconds: seconds / 3 };
}

/**
 * Starts all gateways, measures each for a moment in turn, in rounds, and begins again some times; then prints the medians.
 * One that is not being asked does nothing.
 */
export async function benchGateway(bench: GatewayBench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  try {
    const token = await prepare(folder);
    const measured = new Map<string, Figures[]>();
    for (let start = 0; start < bench.starts; start += 1) await benchOnce(bench, start, folder, token, measured);
    for (const operation of Object.keys(OPERATIONS)) print(operation, measured);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchOnce(
  { warmUp, measured: until, rounds, only }: GatewayBench,
  start: number,
  folder: string,
  token: Readonly<Record<string, string>>,
  measured: Map<string, Figures[]>,
): Promise<void> {
  const rivals = new Map<Contender, Rival>();
  try {
    for (const contender of CONTENDERS) {
      if (only.length > 0 && !only.includes(contender.name)) continue;
      const port = FIRST_PORT + start * CONTENDERS.length + rivals.size;
      rivals.set(contender, await startRival(rivalCommand(contender.rival, port, folder), port, folder));
    }
    for (const operation of Object.keys(OPERATIONS) as OperationName[]) {
      const lines = [...rivals].map(([{ name, body, isIdentified = false }, rival]) => {
        const [text, headers] = [body(operation), isIdentified ? token : {}];
        const load = (connections: number, length: Until) => rawLoad(rival.port, text, connections, length, headers);
        return { key: `${operation} ${name}`, rival, text, headers, load };
      });
      for (const { rival, text, headers, load } of lines) {
        await check(rival.port, text, operation, headers);
        await load(CONNECTIONS, warmUp);
      }
      for (let round = 1; round <= rounds; round += 1) {
        for (const { key, rival, load } of lines) {
          await load(CONNECTIONS, LEAD_IN);
          const figures = await figuresOf(rival, load, until);
          measured.set(key, [...(measured.get(key) ?? []), figures]);
          console.error(`start ${start + 1}, round ${round}: ${key} ${figures.perSecond.toFixed(0)}/s`);
        }
      }
    }
  } finally {
    for (const rival of rivals.values()) await rival.stop();
  }
}

async function figuresOf(
  rival: Rival,
  load: (connections: number, length: Until) => Promise<LoadFigures>,
  until: Until,
): Promise<Figures> {
  const before = rival.processorTime();
  const { requests, seconds } = await load(CONNECTIONS, until);
  const used = rival.processorTime() - before;
  const { latencies } = await load(MANY_CONNECTIONS, shorter(until));
  return {
    perSecond: requests / seconds,
    cost: (used / requests) * 1e6,
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
  };
}

/**
 * Writes what the gateways serve: the supergraph, the addresses of its subgraphs, the registered operations, the keys of
 * tokens, the address of a trail.
 * @returns the headers of a request with a token
 */
export async function prepare(folder: string): Promise<Readonly<Record<string, string>>> {
  const urls: Record<string, string> = {};
  for (const name of Object.keys(SCHEMAS)) urls[name] = `http://127.0.0.1:${await startStandIn(name)}/graphql`;
  const { supergraphSdl, errors } = composeServices(
    Object.entries(SCHEMAS).map(([name, sdl]) => ({ name, url: urls[name] ?? '', typeDefs: parse(sdl) })),
  );
  if (supergraphSdl === undefined) throw new Error(String(errors[0]));
  writeFileSync(join(folder, 'supergraph.graphql'), supergraphSdl);
  writeFileSync(join(folder, 'urls.json'), JSON.stringify(urls));
  writeFileSync(join(folder, 'operations.json'), JSON.stringify(Object.values(OPERATIONS)));
  const { headers, keys } = await benchToken();
  writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys));
  writeFileSync(join(folder, 'trail.txt'), `http://127.0.0.1:${await startStandIn('audit')}`);
  return headers;
}

const expected = new Map<OperationName, unknown>();

/** @throws Error where a gateway does not answer what the first one did */
async function check(
  port: number,
  body: string,
  operation: OperationName,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await answer.text();
  const result: unknown = JSON.parse(text);
  const first = expected.get(operation) ?? result;
  expected.set(operation, first);
  if (!isDeepStrictEqual(result, first)) throw new Error(`a gateway answers something else: ${text.slice(0, 400)}`);
}

function print(operation: string, measured: ReadonlyMap<string, readonly Figures[]>): void {
  const of = (name: string, figure: keyof Figures) =>
    median((measured.get(`${operation} ${name}`) ?? []).map((figures) => figures[figure]));
  console.log(`\n${operation}: ${CONNECTIONS} connections; p99 with ${MANY_CONNECTIONS}`);
  console.log(
    '                   per second   of fan-out   CPU µs each   fan-out’s CPU / its own   p99 ms   of fan-out',
  );
  for (const { name } of CONTENDERS) {
    if (!measured.has(`${operation} ${name}`)) continue;
    const cells = [
      of(name, 'perSecond').toFixed(0).padStart(13),
      (of(name, 'perSecond') / of('fan-out', 'perSecond')).toFixed(2).padStart(13),
      of(name, 'cost').toFixed(0).padStart(14),
      (of('fan-out', 'cost') / of(name, 'cost')).toFixed(2).padStart(26),
      of(name, 'p99').toFixed(1).padStart(9),
      (of(name, 'p99') / of('fan-out', 'p99')).toFixed(2).padStart(13),
    ];
    console.log(name.padEnd(16) + cells.join(''));
  }
}
