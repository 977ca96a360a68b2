import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import type { StopSignal, Transport } from '../../../schema/contract/wire.ts';
import { callService } from '../../../schema/wire/call-service.ts';

const DEADLINE = 2_000;

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

/** A call over a line that does not heed its signal, and the signal. */
function callOver(answer: ReturnType<Transport>) {
  const signals: StopSignal[] = [];
  const transport: Transport = (_, signal) => {
    signals.push(signal);
    return answer;
  };
  const line = { caller: 'gateway', receiver: 'audit', keys: newKeyRing(), transport } as const;
  return {
    done: callService(line, 'append-entries', {}, DEADLINE),
    isAborted: () => signals.map((each) => each.aborted),
  };
}

test('a call that is not answered by its deadline is given up, and the line is told', async () => {
  const { done, isAborted } = callOver(new Promise(() => undefined));
  const failure = done.catch((error: unknown) => error);
  expect(isAborted()).toEqual([false]);
  await jest.advanceTimersByTimeAsync(DEADLINE);
  expect(await failure).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
  expect(isAborted()).toEqual([true]);
});

test('nothing comes of the deadline of a call that was answered', async () => {
  const { done, isAborted } = callOver(Promise.resolve({ status: 200, body: '{"a":1}' }));
  expect(await done).toEqual({ a: 1 });
  expect(jest.getTimerCount()).toBe(0);
  await jest.advanceTimersByTimeAsync(DEADLINE);
  expect(isAborted()).toEqual([false]);
});
