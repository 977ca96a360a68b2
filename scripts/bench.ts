import { fileURLToPath } from 'node:url';
import { isPartName } from './bench/part-protocol.ts';

/**
 * `npm run bench [-- --quick]`: who's-involved operations per second through the gateway, beside a fan-out written by hand
 * to the same subgraphs. The command starts itself again, with the name of a part, for each process that it measures.
 */
const [name, ...rest] = process.argv.slice(2);

if (name !== undefined && isPartName(name) && rest.length === 0 && process.send !== undefined) {
  const { runPart } = await import('./bench/run-part.ts');
  runPart(name);
} else {
  const { runBenchmark } = await import('./bench/run-benchmark.ts');
  process.exitCode = await runBenchmark(process.argv.slice(2), process.env, fileURLToPath(import.meta.url));
}
