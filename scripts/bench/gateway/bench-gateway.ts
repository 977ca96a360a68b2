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
import { rawLoad, type Until } from './raw-load.ts';
import { startStandIn } from './stand-in.ts';
import { rivalCommand, startRival } from './start-rival.ts';

export interface GatewayBench {
  /** Before what is measured, so that the compiler has done its work. */
  readonly warmUp: Until;
  readonly measured: Until;
  readonly rounds: number;
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

/** For what needs fewer requests than a rate does. */
function shorter({ requests, seconds }: Until): Until {
  return { requests: requests / 3, seconds: seconds / 3 };
}

/** Measures each gateway in turn, in rounds, and prints the median of each. */
export async function benchGateway({ warmUp, measured: until, rounds, only }: GatewayBench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  try {
    const token = await prepare(folder);
    const measured = new Map<string, Figures[]>();
    let port = FIRST_PORT;
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, rival: kind, body, isIdentified = false } of CONTENDERS.filter(
        (each) => only.length === 0 || only.includes(each.name),
      )) {
        port += 1;
        const headers = isIdentified ? token : {};
        const rival = await startRival(rivalCommand(kind, port, folder), port, folder);
        try {
          for (const operation of Object.keys(OPERATIONS) as OperationName[]) {
            await check(port, body(operation), operation, headers);
            await rawLoad(port, body(operation), CONNECTIONS, warmUp, headers);
            const before = rival.processorTime();
            const load = await rawLoad(port, body(operation), CONNECTIONS, until, headers);
            const used = rival.processorTime() - before;
            const { latencies } = await rawLoad(port, body(operation), MANY_CONNECTIONS, shorter(until), headers);
            const key = `${operation} ${name}`;
            const figures = measured.get(key) ?? [];
            measured.set(key, figures);
            figures.push({
              perSecond: load.requests / load.seconds,
              cost: (used / load.requests) * 1e6,
              p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
            });
            console.error(`round ${round + 1}: ${key} ${(load.requests / load.seconds).toFixed(0)}/s`);
          }
        } finally {
          await rival.stop();
        }
      }
    }
    for (const operation of Object.keys(OPERATIONS)) print(operation, measured);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
