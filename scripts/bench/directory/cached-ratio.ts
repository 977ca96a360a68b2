import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger } from '../../../subgraphs/kernel/server/logger.ts';
import { startServiceDirectory } from '../../../subgraphs/service-directory/index.ts';
import { listenPublicly } from '../../../subgraphs/service-directory/public/public-listener.ts';
import { quantile } from '../quantile.ts';
import { rawGets } from './raw-gets.ts';

const CONNECTIONS = 16;
const ROUNDS = 7;
/** Seconds of one side of one round. */
const ROUND = 3;

/** Answers a second: of the directory for an address that it remembers, and of a bare server for the same bytes. */
export interface CachedFigures {
  readonly directory: number;
  readonly bare: number;
  /** The median of the rounds’ ratios: both sides of a round ran within seconds of each other. */
  readonly ratio: number;
}

/** Measures a GET that is answered from memory beside a server of Node’s that does nothing else, by turns. */
export async function cachedRatio(
  url: string,
  progress: (done: number, total: number) => void,
): Promise<CachedFigures> {
  const directory = await startServiceDirectory({
    store: { kind: 'server', url, connections: 2 },
    callerKeys: {},
    logger: createLogger('service-directory', 'error'),
    securityLog: { record: () => undefined },
  });
  const listener = await listenPublicly(directory.publicly, 0, '127.0.0.1');
  const path = '/open-referral/services?per_page=20';
  const page = Buffer.from(await (await fetch(listener.url + path)).text());
  const bare = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': page.length });
    response.end(page);
  }).listen(0, '127.0.0.1');
  await once(bare, 'listening');
  const { port } = bare.address() as AddressInfo;
  try {
    const rounds: { directory: number; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const rate = (of: number) => rawGets({ port: of, path, connections: CONNECTIONS, seconds: ROUND });
      rounds.push({ directory: await rate(Number(new URL(listener.url).port)), bare: await rate(port) });
      progress(round + 1, ROUNDS);
    }
    const median = (values: readonly number[]) => quantile(values, 0.5);
    return {
      directory: median(rounds.map((one) => one.directory)),
      bare: median(rounds.map((one) => one.bare)),
      ratio: median(rounds.map((one) => one.directory / one.bare)),
    };
  } finally {
    bare.close();
    bare.closeAllConnections();
    await listener.close();
    await directory.close();
  }
}
