import { beforeEach, describe, expect, test } from '@jest/globals';
import { callSubgraph, type SubgraphLine } from '../../../gateway/execution/subgraph-call.ts';
import { subgraphGuard } from '../../../gateway/transport/subgraph-guard.ts';
import { TRANSPORT_POLICY, type TransportPolicy } from '../../../gateway/transport/transport-policy.ts';
import type { StopSignal, WireResponse } from '../../../schema/contract/wire.ts';
import { WireFailure } from '../../../schema/wire/wire-failure.ts';

const QUERY = '{"query":"query($a:ID!){a}","variables":{}}';
const MUTATION = '{"query":"mutation{a}","variables":{}}';
const FINE: WireResponse = { status: 200, body: '{"data":{"a":1}}' };
const lost = () => Promise.reject(new WireFailure('NO_ANSWER'));

type Behaviour = (signal: StopSignal) => Promise<WireResponse>;
let sent: number;
let plan: Behaviour[];
beforeEach(() => {
  sent = 0;
  plan = [];
});
function lineWith(policy: Partial<TransportPolicy> = {}, timeout = 5_000): SubgraphLine {
  return {
    name: 'any',
    timeout,
    guard: subgraphGuard({
      ...TRANSPORT_POLICY,
      retry: { ...TRANSPORT_POLICY.retry, shortestPause: 1, longestPause: 2 },
      ...policy,
    }),
    send: (_body, _context, signal) => (plan[sent++] ?? (() => Promise.resolve(FINE)))(signal),
  };
}
const ask = (line: SubgraphLine, body = QUERY, client: AbortController | null = null, room = true) =>
  callSubgraph(line, body, {
    context: null,
    deadline: Date.now() + 20_000,
    client: client === null ? null : { gone: client.signal, hold: () => room },
  });

describe('a query', () => {
  test('is sent again once where nothing of an answer was seen', async () => {
    plan = [lost];
    expect(await ask(lineWith())).toMatchObject({ outcome: 'ANSWERED', attempts: 2 });
    plan = Array.from({ length: 9 }, () => lost);
    sent = 0;
    expect(await ask(lineWith())).toMatchObject({ outcome: 'UNREACHABLE', attempts: 2 });
    expect(sent).toBe(2);
  });

  test('is not sent again when too little time is left', async () => {
    plan = [() => new Promise((_, reject) => setTimeout(() => reject(new WireFailure('NO_ANSWER')), 80))];
    expect(await ask(lineWith({}, 100))).toMatchObject({ outcome: 'UNREACHABLE', attempts: 1 });
  });

  test('is not sent again when the budget is spent', async () => {
    const line = lineWith({ retry: { ...TRANSPORT_POLICY.retry, least: 1, shortestPause: 1, longestPause: 2 } });
    plan = [lost, lost, lost];
    expect(await ask(line)).toMatchObject({ attempts: 2 });
    expect(await ask(line)).toMatchObject({ attempts: 1 });
  });

  test('is given up when its client goes, which says nothing of the subgraph', async () => {
    const client = new AbortController();
    let heard = false;
    plan = [(signal) => new Promise(() => signal.addEventListener('abort', () => (heard = true)))];
    const line = lineWith();
    const asked = ask(line, QUERY, client);
    client.abort();
    expect(await asked).toMatchObject({ outcome: 'ABANDONED', attempts: 1 });
    expect(heard).toBe(true);
    expect(line.guard!.room.now).toBe(0);
  });

  test('has no answer when as much is held already as may be', async () => {
    expect(await ask(lineWith(), QUERY, new AbortController(), false)).toMatchObject({ outcome: 'SHED', answer: null });
  });

  test('is late when the answer is, though the line does not heed its signal', async () => {
    plan = [() => new Promise(() => undefined)];
    expect(await ask(lineWith({}, 30))).toMatchObject({ outcome: 'LATE', attempts: 1 });
  });
});

describe('a mutation', () => {
  test('is never sent again, and what became of it is not known', async () => {
    plan = [lost];
    expect(await ask(lineWith(), MUTATION)).toMatchObject({ outcome: 'UNKNOWN', attempts: 1 });
    expect(sent).toBe(1);
  });

  test('was certainly not made where there was no connection', async () => {
    plan = [() => Promise.reject(new WireFailure('NO_CONNECTION'))];
    expect(await ask(lineWith(), MUTATION)).toMatchObject({ outcome: 'UNREACHABLE', attempts: 1 });
  });

  test('is heard though as much is held already as may be', async () => {
    expect(await ask(lineWith(), MUTATION, new AbortController(), false)).toMatchObject({ outcome: 'ANSWERED' });
  });

  test('is waited for though its client has gone', async () => {
    const client = new AbortController();
    client.abort();
    expect(await ask(lineWith(), MUTATION, client)).toMatchObject({ outcome: 'ANSWERED' });
  });
});

describe('when there is no room', () => {
  const narrow = { atOnce: 1, waiting: 1, patience: 20 };

  test('one call waits for a moment, further ones fail at once, and there is room again afterwards', async () => {
    const { promise: held, resolve: free } = Promise.withResolvers<WireResponse>();
    plan = [() => held];
    const line = lineWith(narrow);
    const first = ask(line);
    const second = ask(line);
    expect(await ask(line)).toMatchObject({ outcome: 'SHED', attempts: 0 });
    expect(await second).toMatchObject({ outcome: 'SHED', attempts: 0 });
    const third = ask(line);
    free(FINE);
    expect(await first).toMatchObject({ outcome: 'ANSWERED' });
    expect(await third).toMatchObject({ outcome: 'ANSWERED' });
    expect(line.guard!.room.now).toBe(0);
  });
});

test('while the breaker is open nothing is sent', async () => {
  const line = lineWith();
  plan = Array.from({ length: 99 }, () => () => Promise.reject(new WireFailure('NO_CONNECTION')));
  for (let call = 0; call < 5; call += 1) await ask(line);
  const before = sent;
  expect(await ask(line)).toMatchObject({ outcome: 'SHED', attempts: 0 });
  expect(sent).toBe(before);
});

test('a subgraph that was given next to no time is not blamed for being late', async () => {
  const line = lineWith();
  plan = Array.from({ length: 99 }, () => () => new Promise(() => undefined));
  const hurried = () => callSubgraph(line, QUERY, { context: null, deadline: Date.now() + 5, client: null });
  const calls = await Promise.all(Array.from({ length: 30 }, hurried));
  expect(new Set(calls.map(({ outcome }) => outcome))).toEqual(new Set(['LATE']));
  expect(line.guard!.breaker.isOpen).toBe(false);
});

test('what this side will not send neither opens the breaker nor is tried again', async () => {
  const line: SubgraphLine = { ...lineWith(), send: () => Promise.reject(new Error('not for you')) };
  for (let call = 0; call < 50; call += 1)
    expect(await ask(line)).toMatchObject({ outcome: 'UNREACHABLE', attempts: 1 });
  expect(line.guard!.breaker.isOpen).toBe(false);
});

test('a subgraph that asks to be left alone is', async () => {
  const line = lineWith();
  plan = [() => Promise.resolve({ status: 429, body: '', retryAfter: 2 })];
  expect(await ask(line)).toMatchObject({ outcome: 'UNREADABLE', attempts: 1 });
  expect(await ask(line)).toMatchObject({ outcome: 'SHED' });
  expect(sent).toBe(1);
});
