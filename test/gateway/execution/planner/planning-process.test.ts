import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { planningProcess, type PlanningProcess } from '../../../../gateway/execution/planner/planning-process.ts';
import { planningRest } from '../../../../gateway/execution/planner/planning-rest.ts';
import { isAlive, MARKED, parentAndChild, plannedBy } from './marked.ts';

let planner: PlanningProcess;
afterEach(() => planner.end());
const start = (timeout = 5_000, supergraph = '') => {
  planner = planningProcess(MARKED, { supergraph, labels: [] }, timeout);
  return planner;
};
const plan = (operation: string) => planner.plan({ operation, share: 0 });
const pid = async (operation = '{ a }') => plannedBy(await plan(operation));
const fault = (name: string) => ({ name: `PlanningFailed ${name}`, fault: name });
const gone = async (child: number) => {
  while (isAlive(child)) await pause(5);
};

test('a process that ends fails the operation that it was planning; its successor plans those that wait', async () => {
  start();
  const first = await pid();
  const [deadly, waiting, other] = await Promise.allSettled([plan('{ a } # dies'), pid('{ b }'), pid('{ c }')]);
  expect(deadly).toMatchObject({ status: 'rejected', reason: fault('ENDED') });
  expect(waiting).toMatchObject({ status: 'fulfilled', value: expect.any(Number) });
  expect(waiting).not.toMatchObject({ value: first });
  expect(other).toEqual(waiting);
  expect(String((deadly as PromiseRejectedResult).reason)).not.toContain('dies');
});

test('an operation that ended a process is not given to its successor', async () => {
  start();
  await expect(plan('{ a } # dies')).rejects.toMatchObject(fault('ENDED'));
  const successor = await pid();
  for (let times = 0; times < 3; times += 1) await expect(plan('{ a } # dies')).rejects.toMatchObject(fault('DEADLY'));
  expect(await pid()).toBe(successor);
});

test('a process that ends again and again is left alone for a while', async () => {
  start();
  await expect(plan('{ a } # dies')).rejects.toMatchObject(fault('ENDED'));
  await expect(plan('{ b } # dies')).rejects.toMatchObject(fault('ENDED'));
  await expect(plan('{ c }')).rejects.toMatchObject(fault('RESTING'));
  await pause(600);
  await pid();
});

test('the rest is longer after each end, but not without a bound, and calm is forgiven', () => {
  const rest = planningRest();
  const until = (now: number) => {
    let over = now;
    while (!rest.isOver(over)) over += 100;
    return over - now;
  };
  const rests = Array.from({ length: 10 }, () => {
    rest.ended(0);
    return until(0);
  });
  expect(rests).toEqual([0, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  rest.ended(60_000);
  expect(until(60_000)).toBe(0);
});

test('a plan that takes too long ends its process, and the next is made by another', async () => {
  start(200);
  const first = await pid();
  await expect(plan('{ a } # hangs')).rejects.toMatchObject(fault('LATE'));
  expect(await pid()).not.toBe(first);
  await gone(first);
});

test('a plan that was there in time is taken, though this thread looked late', async () => {
  start(100);
  const first = await pid();
  const made = pid();
  await new Promise(setImmediate);
  for (const begun = Date.now(); Date.now() - begun < 300;);
  expect(await made).toBe(first);
});

test('no plan, and no supergraph, are errors and not the end of the process', async () => {
  start();
  const first = await pid();
  await expect(plan('{ a } # has no plan')).rejects.toMatchObject({ ...fault('NO_PLAN'), message: 'there is no way' });
  expect(await pid()).toBe(first);
  await expect(start(1_000, '# unreadable').start()).rejects.toMatchObject(fault('NO_PLAN'));
  await expect(start(1_000, '# deadly').start()).rejects.toMatchObject({
    ...fault('NOT_STARTED'),
    cause: { message: 'the planning process ended with SIGABRT' },
  });
});

test('one that ended while there was nothing to plan is nobody’s fault', async () => {
  start();
  const first = await pid();
  process.kill(first, 'SIGKILL');
  await gone(first);
  await pause(50);
  expect(await pid()).not.toBe(first);
});

test('it has nothing of the environment, and goes on where a terminal ends the gateway', async () => {
  process.env['PLANNING_SECRET'] = 'not for planners';
  start();
  const made = await plan('{ a }');
  delete process.env['PLANNING_SECRET'];
  expect(made).not.toMatchObject({ variables: expect.arrayContaining(['PLANNING_SECRET']) });
  expect(made).not.toMatchObject({ variables: expect.arrayContaining(['PATH']) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(plannedBy(made), signal);
  expect(await pid()).toBe(plannedBy(made));
});

test('told to end, it finishes what is under way, and plans what comes late', async () => {
  start();
  const first = await pid();
  const underWay = pid();
  planner.end();
  expect(await underWay).toBe(first);
  await gone(first);
  const late = await pid();
  expect(late).not.toBe(first);
  await gone(late);
});

test('without the process that started it it ends, whatever it is planning', async () => {
  const { parent, child } = await parentAndChild();
  expect(isAlive(child)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  await gone(child);
  start();
});
