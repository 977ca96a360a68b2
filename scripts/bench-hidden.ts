import { fileURLToPath } from 'node:url';
import { runHiddenBenchmark } from './bench/hidden/run-hidden-benchmark.ts';

/**
 * `npm run bench:hidden [-- --quick]`: whether the time of an answer tells that something about a child is hidden. Its
 * processes are those of `npm run bench`, which starts itself for each; the extension is this file's own, built or not.
 */
const self = fileURLToPath(import.meta.url);
process.exitCode = await runHiddenBenchmark(process.argv.slice(2), process.env, self.replace('bench-hidden', 'bench'));
