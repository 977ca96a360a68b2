import { runDirectoryBenchmark } from './bench/directory/run-directory-benchmark.ts';

/**
 * `npm run bench:directory [-- --quick]`: how fast the service directory answers, and how that grows with its size. Makes
 * a database of its own on the PostgreSQL of DATABASE_URL or TEST_DATABASE_URL, and drops it.
 */
try {
  console.log(await runDirectoryBenchmark(process.argv.slice(2), process.env));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
