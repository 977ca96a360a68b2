import { parseArgs } from 'node:util';
import { runAuditBenchmark } from './bench/audit/run-audit-benchmark.ts';

/** Entries of the small trail and of the large one, at which reading is compared. */
const [SMALL, LARGE] = [100_000, 5_000_000];

/**
 * `npm run bench:audit [-- --quick] [--large [--filled URL]]`: what the audit trail takes: group commit beside a plain insert of the same
 * rows, waits, and verifying; with `--large` also what auditors read at a hundred thousand and at five million entries. The latter
 * take minutes to make: a database of one's own that has them, or is given them and keeps them, is named by `--filled`.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, large: { type: 'boolean' }, filled: { type: 'string' } },
});
const length = values.quick === true ? { rounds: 2, seconds: 3 } : { rounds: 5, seconds: 8 };
const sizes = values.large === true ? [SMALL, LARGE] : [];
await runAuditBenchmark({ ...length, sizes, filled: values.filled ?? null }, process.env);
