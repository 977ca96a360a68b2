import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { SubgraphOutcome } from '../../gateway/execution/operation-run.ts';
import { ERRORS } from '../../schema/contract/error-codes.ts';
import { askOffers, expectAlive, type Asked, type Bench } from '../gateway/harness.ts';
import { until } from '../until.ts';
import { FAULTY } from './fault-bench.ts';

/** What the trail says of how the subgraph answered in the request that had this answer. */
export function askedOf(bench: Bench, answer: Asked): { status: SubgraphOutcome; attempts?: number } | undefined {
  const entry = bench.trail.entries.find(({ requestId }) => requestId === answer.headers.get('x-request-id'));
  const asked = (entry?.content['asked'] ?? []) as { subgraph: string; status: SubgraphOutcome; attempts?: number }[];
  return asked.find(({ subgraph }) => subgraph === FAULTY);
}

/** I1: an answer with data has its entry, which was durable before it left. */
export function expectRecorded(bench: Bench, answer: Asked): void {
  const ids = bench.trail.entries.map(({ requestId }) => requestId);
  expect(ids).toContain(answer.headers.get('x-request-id'));
}

/** The sellers of the offers: the third is of the subgraph that faults happen to. */
export const sellersOf = (answer: Asked): readonly (string | null)[] =>
  answer.body.data.product.offers.map((offer: any) => offer.seller?.name ?? null);

/**
 * A fault of the subgraph: the answer is there (I2, by its deadline), with data of the others (I4) and the fault at its
 * own place and nothing of addresses; it is on the record (I1), which says of the subgraph what became of it (I5).
 */
export function expectPartial(bench: Bench, answer: Asked, ...outcomes: readonly SubgraphOutcome[]): void {
  expect(answer.status).toBe(200);
  expect(sellersOf(answer)).toEqual(['Books', null, null, 'Books']);
  expect(answer.body.errors).toEqual([
    {
      message: ERRORS.SUBGRAPH_UNAVAILABLE.message,
      path: ['product', 'offers', 2],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
    },
  ]);
  expect(answer.text).not.toMatch(/127\.0\.0\.1|localhost|https?:|ECONN|socket|undici/i);
  expectRecorded(bench, answer);
  expect(outcomes).toContain(askedOf(bench, answer)?.status);
}

/** Everything was answered, and is on the record. */
export function expectWhole(bench: Bench, answer: Asked): void {
  expect([answer.body.errors, sellersOf(answer)]).toEqual([undefined, ['Books', null, 'Music', 'Books']]);
  expectRecorded(bench, answer);
}

/** I3 and I6: the process is alive, and without a restart it soon answers as if nothing had been. */
export async function expectRecovery(bench: Bench): Promise<void> {
  await expectAlive(bench);
  let answer = await askOffers(bench);
  await until(async () => {
    if (answer.body.errors === undefined) return true;
    await pause(50);
    answer = await askOffers(bench);
    return false;
  });
  expectWhole(bench, answer);
}
