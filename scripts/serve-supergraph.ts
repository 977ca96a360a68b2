import { readFile } from 'node:fs/promises';
import { runUntilStopped } from './hub/run-until-stopped.ts';
import { readServeArguments } from './supergraph-server/read-serve-arguments.ts';
import { serveSupergraph } from './supergraph-server/serve-supergraph.ts';

/**
 * `npm run serve:supergraph -- --supergraph FILE --port N`: serves any supergraph with the gateway's execution and
 * limits, where it is told so with its protections, and without identity or query log, on this machine alone, for
 * conformance tests and benchmarks.
 */
try {
  if (process.env['NODE_ENV'] === 'production')
    throw new Error('This serves whoever asks and keeps no record: it is not for production.');
  const { file, port, protection } = readServeArguments(process.argv.slice(2));
  const sdl = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`${file} cannot be read: ${messageOf(error)}`);
  });
  const server = await serveSupergraph(sdl, port, [], protection).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).syscall === 'listen')
      throw new Error(`Port ${port} cannot be opened: ${messageOf(error)}`);
    throw new Error(`${file} cannot be served: ${messageOf(error)}`);
  });
  console.log(`GraphQL at http://localhost:${server.port}/graphql`);
  await runUntilStopped(() => server.close());
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
