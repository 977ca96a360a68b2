import { readFile } from 'node:fs/promises';
import { runUntilStopped } from './hub/run-until-stopped.ts';
import { readServeArguments } from './supergraph-server/read-serve-arguments.ts';
import { serveSupergraph } from './supergraph-server/serve-supergraph.ts';

/**
 * `npm run serve:supergraph -- --supergraph FILE --port N`: serves any supergraph with the gateway's execution and
 * limits and without identity or query log, on this machine alone, for conformance tests and benchmarks.
 */
try {
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('This serves whoever asks and keeps no record: it is not for production.');
  const { file, port } = readServeArguments(process.argv.slice(2));
  const server = await serveSupergraph(await readFile(file, 'utf8'), port);
  console.log(`GraphQL at http://localhost:${server.port}/graphql`);
  await runUntilStopped(() => server.close());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
