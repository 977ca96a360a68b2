import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ErrorCode, ErrorDetail } from '../../../schema/contract/error-codes.ts';
import { ask, askOffers, expectRefused, startBench, type Bench } from '../harness.ts';

const many = (count: number, field: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => field(i)).join(' ');
const doubling =
  many(24, (i) => `fragment f${i} on Product { x: similar { ...f${i + 1} } y: similar { ...f${i + 1} } }`) +
  ' fragment f24 on Product { id } { product(id: 1) { ...f0 } }';

describe('documents that are refused (attack table, section B)', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
    await askOffers(bench);
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.subgraphs.requests.length = 0;
  });

  const refuse = async (query: string, code: ErrorCode, detail?: ErrorDetail, more: object = {}) => {
    const cpu = process.threadCpuUsage();
    const answer = await ask(bench, { query, ...more });
    const { user, system } = process.threadCpuUsage(cpu);
    await expectRefused(bench, answer, code, detail);
    expect(answer.body.errors).toHaveLength(1);
    // The bound is 50 ms for the gateway alone; the client and the test share its thread here.
    expect((user + system) / 1_000).toBeLessThan(200);
  };

  test('B01 a token bomb', () => refuse(`{ ${many(3_000, (i) => `a${i}:__typename`)} }`, 'OPERATION_LIMIT'));
  test('B02 one field under a hundred names', () =>
    refuse(`{ ${many(101, (i) => `a${i}:__typename`)} }`, 'OPERATION_LIMIT'));
  test('B03 known directives in hundreds', () =>
    refuse(`{ __typename ${'@include(if: true) '.repeat(200)} }`, 'OPERATION_LIMIT'));
  test('B04 ten unknown directives, one error', () =>
    refuse(`{ __typename ${'@aa'.repeat(10)} }`, 'GRAPHQL_VALIDATION_FAILED'));
  test('B05 one field twenty thousand times', () => refuse(`{ ${'id '.repeat(20_000)} }`, 'OPERATION_LIMIT'));
  test('B06 selections nested too deep', async () => {
    const nested = (depth: number) => `{ product(id: 1) ${'{ similar '.repeat(depth)} { id } ${'}'.repeat(depth)} }`;
    await refuse(nested(9), 'OPERATION_LIMIT');
    await refuse(nested(300), 'OPERATION_LIMIT');
  });
  test.each([
    ['selections', '{c'.repeat(5_000)],
    ['lists', `{ product(id: ${'['.repeat(5_000)}) { id } }`],
  ])('B07 a parser driven to the end of its stack by %s', (_, query) => refuse(query, 'OPERATION_LIMIT'));
  test('B08 variables nested ten thousand deep', () => {
    const body = `{"query":"{ __typename }","variables":{"v":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`;
    return ask(bench, body).then((answer) => expectRefused(bench, answer, 'BAD_REQUEST', 'JSON_MALFORMED'));
  });
  test('B10 fragments that double 24 times', () => refuse(doubling, 'OPERATION_LIMIT'));
  test('B13 fragments that contain each other', () =>
    refuse('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', 'GRAPHQL_VALIDATION_FAILED'));
  test.each([
    '{ __schema { types { name } } }',
    '{ s: __schema\n{ queryType { name } } }',
    '{ __type(name: "Product") { name } }',
  ])('B14 the schema is not told, in the same words as for any unknown field: %s', (query) =>
    refuse(query, 'GRAPHQL_VALIDATION_FAILED'),
  );
  test('B17 a value that its type does not allow', () =>
    refuse('query ($n: Int) { products(first: $n) { id } }', 'BAD_REQUEST', 'VALUE_INVALID', {
      variables: { n: 2 ** 31 },
    }));
  test('B21 a thousand unknown names give one error and no suggestion', async () => {
    await refuse(`{ ${many(900, (i) => `produkt${i}`)} }`, 'OPERATION_LIMIT');
    await refuse('{ prodact(id: 1) { nam } produkt { id } }', 'GRAPHQL_VALIDATION_FAILED');
  });
  test('B23 answers in parts', () => refuse('{ product(id: 1) { ... @defer { name } } }', 'GRAPHQL_VALIDATION_FAILED'));
  test('B24 a megabyte of comment', () => refuse(`#${'x'.repeat(1_000_000)}\n{ __typename }`, 'PAYLOAD_TOO_LARGE'));
  test('B25 an operation name that is too long, unknown, or missing where there are two', async () => {
    const two = 'query A { __typename } query B { __typename }';
    await refuse(two, 'BAD_REQUEST', 'JSON_MALFORMED', { operationName: 'A'.repeat(129) });
    await refuse(two, 'BAD_REQUEST', undefined, { operationName: 'A\n' });
    await refuse(two, 'BAD_REQUEST');
  });
  test('an operation of a kind that the schema has not', () =>
    refuse('subscription { product }', 'GRAPHQL_VALIDATION_FAILED'));
  test('H05 a text that no database keeps, as a variable and in the document', async () => {
    const query = 'query ($id: ID!) { product(id: $id) { id } }';
    await refuse(query, 'BAD_REQUEST', 'JSON_MALFORMED', { variables: { id: 'x\0' } });
    await refuse('{ product(id: "x\\u0000") { id } }', 'GRAPHQL_VALIDATION_FAILED');
  });
  test('text that is no GraphQL', () => refuse('{ product(', 'GRAPHQL_PARSE_FAILED'));

  test('a refused document says where, so that its author can mend it', async () => {
    const answer = await ask(bench, { query: '{\n  nonsense\n}' });
    expect(answer.body.errors![0]!.locations).toEqual([{ line: 2, column: 3 }]);
  });
});
