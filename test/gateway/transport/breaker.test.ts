import { beforeEach, describe, expect, test } from '@jest/globals';
import { Breaker, type Verdict } from '../../../gateway/transport/breaker.ts';
import { TRANSPORT_POLICY } from '../../../gateway/transport/transport-policy.ts';

const { breaker: POLICY } = TRANSPORT_POLICY;
let now: number;
let breaker: Breaker;
beforeEach(() => {
  now = 123_456;
  breaker = new Breaker(POLICY, () => now);
});
const call = (verdict: Verdict) => {
  const pass = breaker.pass();
  if (pass !== null) breaker.note(pass, verdict);
  return pass;
};
const calls = (times: number, verdict: Verdict) => {
  for (let time = 0; time < times; time += 1) call(verdict);
};

describe('a breaker opens', () => {
  test('when half of twenty calls failed, and not for fewer', () => {
    calls(10, 'GOOD');
    calls(9, 'BAD');
    expect(breaker.isOpen).toBe(false);
    call('BAD');
    expect(breaker.isOpen).toBe(true);
    expect(call('GOOD')).toBeNull();
  });

  test('and not when fewer than half did', () => {
    calls(100, 'GOOD');
    calls(99, 'BAD');
    expect(breaker.isOpen).toBe(false);
  });

  test('for the calls of the last ten seconds alone', () => {
    calls(19, 'BAD');
    now += 10_001;
    call('BAD');
    expect(breaker.isOpen).toBe(false);
  });

  test('when five connections failed one after another', () => {
    calls(4, 'NO_CONNECTION');
    call('GOOD');
    calls(4, 'NO_CONNECTION');
    expect(breaker.isOpen).toBe(false);
    call('NO_CONNECTION');
    expect(breaker.isOpen).toBe(true);
  });

  test('for what the subgraph asks for, within reason', () => {
    breaker.leaveAlone(1_000);
    now += 999;
    expect(breaker.pass()).toBeNull();
    now += 1;
    expect(call('GOOD')).toBe('PROBE');
    breaker.leaveAlone(86_400_000);
    now += POLICY.longestAsked;
    expect(breaker.pass()).toBe('PROBE');
  });

  test('and not for calls that say nothing of it', () => {
    calls(100, 'UNTOLD');
    calls(19, 'BAD');
    expect(breaker.isOpen).toBe(false);
  });
});

describe('an open breaker', () => {
  beforeEach(() => calls(5, 'NO_CONNECTION'));

  test('lets nothing pass for five seconds, then one call alone', () => {
    now += 4_999;
    expect(breaker.pass()).toBeNull();
    now += 1;
    expect(breaker.pass()).toBe('PROBE');
    expect([breaker.lets(), breaker.pass()]).toEqual([false, null]);
  });

  test('closes when that one goes well, and has forgotten what was before', () => {
    now += 5_000;
    expect(call('GOOD')).toBe('PROBE');
    calls(4, 'NO_CONNECTION');
    expect(breaker.isOpen).toBe(false);
  });

  test('stays open for as long again when it does not', () => {
    now += 5_000;
    call('BAD');
    now += 4_999;
    expect(breaker.pass()).toBeNull();
    now += 1;
    expect(breaker.pass()).toBe('PROBE');
  });

  test('lets another one pass when nothing came of it', () => {
    now += 5_000;
    call('UNTOLD');
    expect(breaker.pass()).toBe('PROBE');
  });

  test('does not care for verdicts on calls that began before', () => {
    breaker.note('CALL', 'GOOD');
    expect(breaker.isOpen).toBe(true);
  });
});
