import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** What to install, and where to: not among the sources. */
const LIST = fileURLToPath(new URL('../peers/', import.meta.url));
const PEERS = fileURLToPath(new URL('../../../../node_modules/.cache/bench-gateway/', import.meta.url));

interface Gateway {
  readonly createGatewayRuntime: (options: object) => RequestListener;
}
interface Planner {
  readonly unifiedGraphHandler: object;
}

/** Hive Gateway with its native planner, which is installed first where it is not there yet. */
export function startHive(supergraph: string, port: number): void {
  if (!existsSync(`${PEERS}node_modules`)) {
    cpSync(LIST, PEERS, { recursive: true });
    spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: 'inherit' });
  }
  const load = createRequire(`${PEERS}package.json`);
  const { createGatewayRuntime } = load('@graphql-hive/gateway') as Gateway;
  const { unifiedGraphHandler } = load('@graphql-hive/router-runtime') as Planner;
  const gateway = createGatewayRuntime({ supergraph, unifiedGraphHandler, logging: false, landingPage: false });
  createServer(gateway).listen(port, '127.0.0.1');
}
