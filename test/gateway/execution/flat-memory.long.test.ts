import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { admission } from '../../../gateway/execution/admission.ts';
import { executor } from '../../../gateway/execution/executor.ts';
import { operationRun } from '../../../gateway/execution/operation-run.ts';
import { DEFAULT_LIMITS } from '../../../gateway/limits/operation-limits.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { composeShop } from '../shop.ts';

const REQUESTS = 500_000;
/** Each operation is asked for so often, and then never again: 50,000 different ones. */
const TIMES = 10;
const AT_ONCE = 50;
const MEASURED_AT = [100_000, 300_000, 500_000];

test('500,000 requests of 50,000 operations leave no more memory taken than the first 100,000 did', async () => {
  const supergraph = loadSupergraph(composeShop(), (error) => {
    throw error;
  });
  const lines = [...supergraph.facts.subgraphs.keys()].map((name) => ({
    name,
    timeout: 10_000,
    send: async () => ({ status: 200, body: '{"data":{"product":{"name":"Chair","note":"of oak"}}}' }),
  }));
  const execute = executor(supergraph, lines, () => undefined);
  const { admit } = await admission(supergraph, DEFAULT_LIMITS, { introspection: false });
  const ask = async (number: number) => {
    const query = `query Q${number} { product(id: "${number}") { name note } }`;
    const operation = await admit({ query, documentId: null, operationName: null, variables: {} });
    const { data } = await execute(operation, operationRun(null, Date.now() + 10_000));
    if (data !== '{"product":{"name":"Chair","note":"of oak"}}') throw new Error(data);
  };

  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const held: number[] = [];
  for (let done = 0; done < REQUESTS;) {
    const first = Math.floor(done / TIMES / AT_ONCE) * AT_ONCE;
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => ask(first + index)));
    done += AT_ONCE;
    if (!MEASURED_AT.includes(done)) continue;
    collect();
    held.push(Math.round(process.memoryUsage().heapUsed / 1024 / 1024));
    process.stderr.write(`after ${done} requests ${held.at(-1)} MB are held\n`);
  }
  const [early = 0, , late = 0] = held;
  expect(late).toBeLessThan(early * 1.15);
});
