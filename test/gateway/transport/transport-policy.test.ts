import { expect, test } from '@jest/globals';
import { OVERLOAD_POLICY } from '../../../gateway/overload/overload-policy.ts';
import { answerStages, TRANSPORT_POLICY } from '../../../gateway/transport/transport-policy.ts';
import { HTTP_LIMITS } from '../../../schema/wire/http-transport.ts';

test('a subgraph is called as the policy says: these numbers are what operators are told', () => {
  expect(TRANSPORT_POLICY).toEqual({
    atOnce: 64,
    waiting: 64,
    patience: 200,
    retry: { share: 0.1, least: 5, window: 10_000, timeLeft: 0.3, shortestPause: 20, longestPause: 100 },
    breaker: {
      share: 0.5,
      leastCalls: 20,
      window: 10_000,
      connectFailures: 5,
      openFor: 5_000,
      longestAsked: 30_000,
    },
  });
  expect(answerStages(3_000)).toEqual({ headersTimeout: 2_000, bodyTimeout: 3_000 });
  expect(HTTP_LIMITS).toMatchObject({ connections: 64, connectTimeout: 300, keepAlive: 4_000 });
  expect(HTTP_LIMITS.maxAnswerBytes).toBe(4 * 1024 * 1024);
});

test('overload is met as the policy says', () => {
  expect(OVERLOAD_POLICY).toEqual({
    atOnce: 256,
    reserved: 32,
    waiting: 64,
    patience: 1_000,
    arrival: 250,
    longestDelay: 10,
    every: 100,
    fewest: 32,
    hold: 5,
    heldBytes: 256 * 1024 * 1024,
    writeTimeout: 10_000,
  });
});
