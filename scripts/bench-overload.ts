import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { runOverloadBenchmark } from './bench/overload/run-overload-benchmark.ts';

/**
 * `npm run bench:overload [-- --seconds N --times N]`: how the gateway, whole and on a core of its own, gets through ten
 * times the requests that it can answer.
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, times: { type: 'string', default: '10' } },
});
spawnSync('taskset', ['-cp', '1', String(process.pid)]);
await runOverloadBenchmark(Number(values.seconds), Number(values.times));
process.exit();
