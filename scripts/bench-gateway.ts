import { spawnSync } from 'node:child_process';
import { benchGateway } from './bench/gateway/bench-gateway.ts';

/**
 * `npm run bench:gateway [-- --quick] [NAME ...]`: this gateway beside others and beside a fan-out written by hand, each
 * for a moment in turn on one core, to the same subgraphs. The rows `with-identity` and `with-query-log` are the gateway
 * as the product has it, without and with a trail that entries are sent to. Prints a table; it takes twenty minutes. The
 * command starts itself again for each of them.
 */
const words = process.argv.slice(2);
if (words[0] === '--as') {
  const { startAs } = await import('./bench/gateway/rival.ts');
  const [, name = '', port = '', folder = ''] = words;
  await startAs(name, Number(port), folder);
} else {
  spawnSync('taskset', ['-cp', '1', String(process.pid)]);
  const isQuick = words.includes('--quick');
  await benchGateway({
    warmUp: { requests: isQuick ? 6_000 : 12_000, seconds: 15 },
    measured: { requests: 30_000, seconds: isQuick ? 1.5 : 3 },
    rounds: 4,
    starts: isQuick ? 1 : 4,
    only: words.filter((word) => !word.startsWith('--')),
  });
  process.exit();
}
