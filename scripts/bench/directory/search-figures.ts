import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { newKeyRing, type KeyRing } from '../../../schema/contract/key-ring.ts';
import { encodeRequestContext } from '../../../schema/contract/request-context.ts';
import { signRequest } from '../../../schema/contract/request-signature.ts';
import { openDatabase } from '../../../subgraphs/kernel/database/database.ts';
import { createLogger } from '../../../subgraphs/kernel/server/logger.ts';
import type { Subgraph } from '../../../subgraphs/kernel/server/subgraph.ts';
import { directoryContext } from '../../../subgraphs/service-directory/directory-context.ts';
import { startServiceDirectory } from '../../../subgraphs/service-directory/index.ts';
import { DIRECTORY_TABLES } from '../../../subgraphs/service-directory/store/directory-tables.ts';
import { quantile } from '../quantile.ts';
import type { ScratchDatabase } from '../scratch-database.ts';
import { fillDirectory, SUBJECTS } from './fill-directory.ts';

/** Searches at once, searches in all, and those of them that warm up and do not count. */
const AT_ONCE = 16;
/** Of the subgraph to its database: more backends than there are cores to run them take turns, and the slowest gets slower. */
const CONNECTIONS = 3;
const SEARCHES = 5_000;
const WARM_UP = 1_000;

const OPERATION = `query Find($near: String, $text: String) {
  services(near: $near, within: 5, text: $text, first: 20) { edges { metres node { id name tier places { name } } } }
}`;

/** Milliseconds of one search; and how many services it found on average, of a page of 20. */
export interface SearchFigures {
  readonly services: number;
  readonly median: number;
  readonly p99: number;
  readonly found: number;
}

/** Fills a database and searches it: near a service drawn at random, within 5 km, for a word that one in 30 has. */
export async function searchFigures(
  scratch: ScratchDatabase,
  services: number,
  progress: (done: number, total: number) => void,
): Promise<SearchFigures> {
  const store = { kind: 'server', url: scratch.url, connections: CONNECTIONS } as const;
  const keys = newKeyRing();
  const logger = createLogger('service-directory', 'error');
  const callerKeys = { gateway: keys, operator: keys };
  const directory = await startServiceDirectory({
    store,
    callerKeys,
    logger,
    securityLog: { record: () => undefined },
  });
  const own = await openDatabase(DIRECTORY_TABLES, store);
  try {
    const { database } = directoryContext(() => own.fork(), Date.now());
    await fillDirectory(database, services, progress);
    await scratch.analyse();
    const { rows } = await sql<Coordinates>`
      select latitude, longitude from service_directory.location order by id limit 50000`.execute(database);
    return { services, ...(await searchAll(directory, keys, rows)) };
  } finally {
    await own.close();
    await directory.close();
  }
}

interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

async function searchAll(directory: Subgraph, keys: KeyRing, places: readonly Coordinates[]) {
  // Made beforehand, and read no further than it takes to count: the caller takes its turns from the directory here.
  const requests = Array.from({ length: SEARCHES }, (_none, number) => {
    const place = places[(number * 7_919) % places.length];
    const near = `${place?.latitude.toFixed(5)},${place?.longitude.toFixed(5)}`;
    const variables = { near, text: SUBJECTS[number % SUBJECTS.length] };
    return signed(JSON.stringify({ query: OPERATION, variables }), keys);
  });
  const times: number[] = [];
  // Shared by all callers, each of which takes the next.
  const waiting = requests.entries();
  let found = 0;
  const searcher = async () => {
    for (const [number, request] of waiting) {
      const start = performance.now();
      const { body } = await directory.handle(request);
      if (number >= WARM_UP) times.push(performance.now() - start);
      if (!body.startsWith('{"data":{"services":{')) throw new Error('a search was refused');
      found += body.split('"node":').length - 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, searcher));
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99), found: found / SEARCHES };
}

/** A request as the gateway sends it for nobody in particular. */
function signed(body: string, keys: KeyRing) {
  const issuedAt = Date.now();
  const actor = {
    id: 'nobody',
    agency: 'HUB',
    unit: 'bench',
    role: 'AUDITOR',
    purposes: [],
    standing: 'VALID',
  } as const;
  const unsaid = { purpose: null, reason: null, override: null, reasonableCause: null };
  const context = encodeRequestContext({
    requestId: randomUUID(),
    actor,
    ...unsaid,
    issuedAt,
    deadline: issuedAt + 30_000,
  });
  const parts = { method: 'POST', path: '/graphql', body, context } as const;
  return {
    method: 'POST',
    path: '/graphql',
    headers: signRequest(parts, 'gateway', 'service-directory', keys, issuedAt),
    body,
  } as const;
}
