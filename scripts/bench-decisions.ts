import { runDecisionsBenchmark } from './bench/decisions/run-decisions-benchmark.ts';

/** `npm run bench:decisions`: the processor time that the decisions about one question take. */
process.exitCode = runDecisionsBenchmark();
