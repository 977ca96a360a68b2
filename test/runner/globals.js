import { setTimeout as pause } from 'node:timers/promises';
import { jestExpect } from '@jest/expect';
import { ModernFakeTimers } from '@jest/fake-timers';
import * as circus from 'jest-circus';
import { bind } from 'jest-each';
import { ModuleMocker } from 'jest-mock';

/** What `@jest/globals` is to tests. The runner knows no time limits, so tests and hooks have theirs from here. */
export const { describe } = circus;
export const expect = jestExpect;
export const test = limited(circus.test);
test.skip = circus.test.skip;
test.only = limited(circus.test.only);
test.each = bind(test);
test.only.each = bind(test.only);
export const it = test;
export const beforeAll = limitedHook(circus.beforeAll);
export const afterAll = limitedHook(circus.afterAll);
export const beforeEach = limitedHook(circus.beforeEach);
export const afterEach = limitedHook(circus.afterEach);

const mocker = new ModuleMocker(globalThis);
const clock = new ModernFakeTimers({ config: { fakeTimers: {} }, global: globalThis });
export const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
  useFakeTimers: clock.useFakeTimers.bind(clock),
  useRealTimers: clock.useRealTimers.bind(clock),
  advanceTimersByTimeAsync: clock.advanceTimersByTimeAsync.bind(clock),
  getTimerCount: clock.getTimerCount.bind(clock),
};

function limited(register) {
  return (name, run, milliseconds) => register(name, withinLimit(run, milliseconds));
}

function limitedHook(register) {
  return (run, milliseconds) => register(withinLimit(run, milliseconds));
}

function withinLimit(run, milliseconds = Number(process.env.HUB_TEST_TIMEOUT)) {
  return async () => {
    const over = new AbortController();
    const late = pause(milliseconds, undefined, { signal: over.signal }).then(() => {
      throw new Error(`Not done within ${milliseconds} ms.`);
    });
    try {
      await Promise.race([run(), late]);
    } finally {
      late.catch(() => undefined);
      over.abort();
    }
  };
}
