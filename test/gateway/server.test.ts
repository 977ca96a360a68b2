import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askOffers, startBench, type Bench } from './harness.ts';

describe('the gateway', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await startBench()));
  afterAll(() => bench.close());

  test('answers an operation from three subgraphs as one', async () => {
    const answer = await askOffers(bench);
    expect(answer.status).toBe(200);
    expect(answer.body.errors).toBeUndefined();
  });
});
