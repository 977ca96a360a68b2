import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { operationId } from '../../../gateway/execution/admission.ts';
import { ask, askOffers, codesOf, expectRefused, OFFERS, startBench, type Bench } from '../harness.ts';

describe('registered operations', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await startBench({ operations: [OFFERS], registeredOnly: true })));
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.subgraphs.requests.length = 0;
  });

  test('are asked for by their ids, and are on the query log with their texts', async () => {
    const free = await startBench();
    const byText = await askOffers(free);
    const byId = await ask(bench, { documentId: operationId(OFFERS), variables: { id: '1' } });
    expect([byId.status, byId.body]).toEqual([200, byText.body]);
    const [entry, other] = [bench, free].map(({ trail }) => trail.entries.at(-1)!.content);
    expect(entry!['operation']).toBe(other!['operation']);
    expect(entry!['operationHash']).toBe(other!['operationHash']);
    await free.close();
  });

  test('C03 C05 any other text or id is refused where nothing else may be asked, and no text is parsed', async () => {
    for (const body of [
      { query: OFFERS, variables: { id: '1' } },
      { query: '{' },
      { documentId: operationId('{ a }') },
    ])
      await expectRefused(bench, await ask(bench, body), 'PERSISTED_QUERY_REQUIRED');
  });

  test('C04 a text beside an id registers nothing', async () => {
    const query = '{ product(id: "1") { name } }';
    await expectRefused(
      bench,
      await ask(bench, { documentId: operationId(query), query }),
      'BAD_REQUEST',
      'JSON_MALFORMED',
    );
    await expectRefused(bench, await ask(bench, { documentId: operationId(query) }), 'PERSISTED_QUERY_REQUIRED');
  });

  test('C06 their variables are checked like any others', async () => {
    const answer = await ask(bench, { documentId: operationId(OFFERS), variables: { id: {} } });
    await expectRefused(bench, answer, 'BAD_REQUEST', 'VALUE_INVALID');
  });

  test('one that does not fit the schema stops the start', async () => {
    await expect(startBench({ operations: ['{ nothing }'] })).rejects.toThrow();
  });

  test('free-form operations are answered beside them where they may be', async () => {
    const both = await startBench({ operations: [OFFERS] });
    expect(codesOf(await askOffers(both))).toEqual([]);
    await both.close();
  });
});
