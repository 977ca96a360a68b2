import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { until } from '../until.ts';

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly token: string;
}

let folder: string;
let trail: string;
let started: Started;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-process-'));
  trail = join(folder, 'trail');
  started = await start();
});
afterEach(() => {
  started.child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function start(): Promise<Started> {
  const child = spawn(process.execPath, ['test/faults/gateway-process.ts', trail, '20'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout!.setEncoding('utf8'), 'data')) as [string];
  const { port, token } = JSON.parse(line) as { port: number; token: string };
  return { child, url: `http://127.0.0.1:${port}`, token };
}

/** @returns the id of an answer that came whole and has data; null for an error, rejects where there was no answer */
async function ask(id = '1'): Promise<string | null> {
  const answer = await fetch(`${started.url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${started.token}`,
      'content-type': 'application/json',
      'access-purpose': 'SERVICE',
      'access-reason': 'first visit',
    },
    body: JSON.stringify({ query: 'query($id:ID!){product(id:$id){name offers{id seller{name}}}}', variables: { id } }),
  });
  const { data } = (await answer.json()) as { data?: { product: unknown } };
  return data?.product == null ? null : answer.headers.get('x-request-id');
}
const isReady = () => fetch(`${started.url}/health/ready`).then(({ ok }) => ok);
const recorded = () => (existsSync(trail) ? readFileSync(trail, 'utf8').split('\n') : []);

/** Asks on eight connections for as long as `goesOn` says so; what was answered is seen in `answered` as it comes. */
async function load(goesOn: () => boolean, answered: string[] = []): Promise<{ answered: string[]; failed: number }> {
  let failed = 0;
  const one = async () => {
    while (goesOn()) {
      const id = await ask().catch(() => null);
      if (id === null) failed += 1;
      else answered.push(id);
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return { answered, failed };
}

test('G06 told to stop under load: not ready at once, takes requests for a while, finishes all, and ends well', async () => {
  let isOn = true;
  const soFar: string[] = [];
  const underLoad = load(() => isOn, soFar);
  await until(() => soFar.length >= 20);
  started.child.kill('SIGTERM');
  await until(async () => !(await isReady()));
  await pause(50);
  isOn = false; // a client that has seen that
  const { answered, failed } = await underLoad;
  expect(failed).toBe(0);
  expect(recorded()).toEqual(expect.arrayContaining(answered));
  const [code] = (await once(started.child, 'exit')) as [number];
  expect(code).toBe(0);
});

test('G07 killed under load: no answer with data that came whole is without its record, and it starts again', async () => {
  let isOn = true;
  const answered: string[] = [];
  const underLoad = load(() => isOn, answered);
  await until(() => answered.length >= 20);
  started.child.kill('SIGKILL');
  await once(started.child, 'exit');
  isOn = false;
  await underLoad;
  expect(answered.length).toBeGreaterThan(0);
  expect(recorded()).toEqual(expect.arrayContaining(answered));
  started = await start();
  expect(await ask()).not.toBeNull();
});

test.each(['throw', 'reject'])(
  'G08 an error that nobody catches (%s): what is under way is finished, then it ends for whoever starts it again',
  async (how) => {
    const ended = once(started.child, 'exit') as Promise<[number]>;
    const [first, second] = await Promise.all([ask(how), ask()]);
    expect(first).not.toBeNull();
    expect(second).not.toBeNull();
    const ready = () => isReady().catch(() => false);
    await until(async () => !(await ready()));
    expect((await ended)[0]).toBe(1);
  },
);
