import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WireFailure } from '../../schema/wire/wire-failure.ts';
import { ask, askOffers, type Asked } from '../gateway/harness.ts';
import { until } from '../until.ts';
import { FAULTY, PATIENT, PATIENT_HTTP, QUICK, startFaultBench, type FaultBench } from './fault-bench.ts';
import { askedOf, expectPartial, expectRecovery, sellersOf } from './invariants.ts';

let bench: FaultBench;
beforeEach(async () => (bench = await startFaultBench()));
afterEach(() => bench.close());

/** Asks over and over on some connections for a while, and until what is wanted of the answers is so. */
async function load(
  milliseconds: number,
  isEnough: (answers: readonly Asked[]) => boolean = () => true,
): Promise<readonly Asked[]> {
  const end = Date.now() + milliseconds;
  const answers: Asked[] = [];
  const goesOn = () => Date.now() < end || (Date.now() < end + 20_000 && !isEnough(answers));
  const one = async () => {
    while (goesOn()) answers.push(await askOffers(bench));
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return answers;
}
/** Retries that the policy allows. */
const retriesAmong = (answers: readonly Asked[]) => Math.max(QUICK.retry.least, answers.length * 0.1);
/** Requests that were sent to the subgraph by all these, and retries among them. */
const attemptsOf = (answers: readonly Asked[]) =>
  answers.map((answer) => {
    const asked = askedOf(bench, answer);
    return asked?.status === 'SHED' ? 0 : (asked?.attempts ?? 1);
  });
const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

test('S05 one subgraph down: its part alone is missing, and it is looked for with one call at a time', async () => {
  await bench.subgraph.stop();
  await until(async () => askedOf(bench, await askOffers(bench))?.status === 'SHED');
  const [before, started] = [bench.proxy.made(), Date.now()];
  const answers = await load(800);
  for (const answer of answers.slice(-50)) expectPartial(bench, answer, 'SHED', 'UNREACHABLE', 'LATE');
  // A probe each time that the breaker was open for long enough, on a connection of its own.
  const probes = (Date.now() - started) / QUICK.breaker.openFor + 1;
  expect(bench.proxy.made() - before).toBeLessThanOrEqual(probes);
  await bench.subgraph.start();
  await expectRecovery(bench);
});

test('S06 all subgraphs down: an answer that says so, still ready, and no storm of retries', async () => {
  let calls = 0;
  const down = () => () => {
    calls += 1;
    return Promise.reject(new WireFailure('NO_CONNECTION'));
  };
  for (const name of ['child-index', 'education', FAULTY] as const) bench.subgraphs.misbehave(name, down);
  const answers = await load(400);
  for (const { status, body } of answers)
    expect([status, body.data, body.errors!.map(({ extensions }) => extensions['code'])]).toEqual([
      200,
      { product: null },
      ['SUBGRAPH_UNAVAILABLE'],
    ]);
  expect(calls).toBeLessThanOrEqual(answers.length + retriesAmong(answers));
  expect((await fetch(`${bench.url}/health/ready`)).status).toBe(200);
  for (const name of ['child-index', 'education', FAULTY] as const) bench.subgraphs.misbehave(name, (honest) => honest);
  await expectRecovery(bench);
});

test('S07 a subgraph that comes and goes: no more attempts than a tenth above the requests', async () => {
  const flapping = setInterval(() => {
    bench.subgraph.always =
      bench.subgraph.always === null ? (response) => void response.socket?.resetAndDestroy() : null;
  }, 150);
  const whole = ({ body }: Asked) => body.errors === undefined;
  const answers = await load(1_500, (soFar) => soFar.some(whole) && !soFar.every(whole));
  clearInterval(flapping);
  bench.subgraph.always = null;
  expect([answers.some(whole), answers.every(whole)]).toEqual([true, false]);
  expect(total(attemptsOf(answers))).toBeLessThanOrEqual(answers.length + retriesAmong(answers));
  await expectRecovery(bench);
});

test('S09 everything fails, then heals: retries are a tenth at most, and then all is well', async () => {
  bench.subgraph.always = (response) => void response.socket?.resetAndDestroy();
  const answers = await load(800);
  const retries = attemptsOf(answers).filter((attempts) => attempts > 1).length;
  expect(retries).toBeGreaterThan(0);
  expect(retries).toBeLessThanOrEqual(retriesAmong(answers));
  bench.subgraph.always = null;
  await expectRecovery(bench);
  const healed = await load(300);
  expect(healed.filter(({ body }) => body.errors !== undefined)).toEqual([]);
});

test('S08 a slow subgraph and many requests: it sheds what it has no room for, and others have theirs', async () => {
  await bench.close();
  bench = await startFaultBench({ ...PATIENT, transport: { ...QUICK, atOnce: 4, waiting: 64 } }, PATIENT_HTTP);
  const { promise: held, resolve: free } = Promise.withResolvers<void>();
  bench.subgraph.always = (response, honest) => void held.then(() => response.end(honest));
  const others = Promise.all(
    Array.from({ length: 20 }, () => ask(bench, { query: '{ product(id: "1") { name offers { id } } }' })),
  );
  const shed: Asked[] = [];
  const one = async () => {
    const answer = await askOffers(bench);
    if (askedOf(bench, answer)?.status === 'SHED') shed.push(answer);
    return answer;
  };
  const asking = Promise.all(Array.from({ length: 40 }, one));
  await until(() => shed.length === 36);
  for (const answer of shed) expectPartial(bench, answer, 'SHED');
  for (const { body } of await others) expect(body.errors).toBeUndefined();
  free();
  expect((await asking).filter((answer) => sellersOf(answer)[2] === 'Music')).toHaveLength(4);
  expect(bench.subgraph.requests).toHaveLength(4);
  bench.subgraph.always = null;
  await expectRecovery(bench);
});

describe('S12 a change whose answer is lost', () => {
  test.each(['NO_ANSWER', 'CUT_OFF', 'TOO_LATE'] as const)(
    'by %s is sent once, is told as not known, and is on the record as that',
    async (fault) => {
      let sent = 0;
      bench.subgraphs.misbehave('child-index', () => () => {
        sent += 1;
        return Promise.reject(new WireFailure(fault));
      });
      const answer = await ask(bench, { query: 'mutation { rename(id: "1", name: "New") { name } }' });
      expect(answer.body).toEqual({
        data: { rename: null },
        errors: [
          {
            message: 'An agency did not answer. Its part is unknown, not absent.',
            path: ['rename'],
            extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
          },
        ],
      });
      expect(bench.trail.entries.at(-1)!.content['asked']).toMatchObject([{ status: 'UNKNOWN' }]);
      await pause(20);
      expect(sent).toBe(1);
    },
  );
});
