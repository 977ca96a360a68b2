import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { compileOperation } from '../../../../gateway/execution/plan/compile-operation.ts';
import type { PlanRun } from '../../../../gateway/execution/plan/plan-run.ts';
import type { FetchNode } from '../../../../gateway/execution/planner/plan-tree.ts';
import { readSubgraphAnswer } from '../../../../gateway/execution/subgraph-answer.ts';
import type { Supergraph } from '../../../../gateway/supergraph/load-supergraph.ts';
import { randomQuery } from './random-shape.ts';

interface Told {
  /** As it arrives at the client: what is no UTF-8 becomes something else on the way. */
  readonly data: unknown;
  readonly paths: readonly unknown[];
  readonly outcomes: readonly unknown[];
  readonly isSpliced: boolean;
}

type Ask = (body: string, status?: number, variables?: Readonly<Record<string, unknown>>) => Promise<Told>;

const FETCH: FetchNode = {
  kind: 'fetch',
  subgraph: 'any',
  operation: '{ a }',
  variables: [],
  entities: [],
  path: [],
  outputRewrites: [],
};
const NONE: ReadonlySet<string> = new Set();
const FACTS = {
  interfaceObjects: NONE,
  askedByPlans: NONE,
  askedWithArguments: NONE,
  typesWithin: (type: string) => new Set([type]),
};

/** An operation that is answered by one fetch; `isRead` where its answer is always read. */
async function operation(sdl: string, query: string, isRead = false): Promise<Ask> {
  const document = parse(query);
  const planner = {
    overrideBucket: () => 0,
    plan: async () => (isRead ? { kind: 'sequence', nodes: [FETCH] } : FETCH),
  };
  const supergraph = { schema: buildSchema(sdl), facts: FACTS, planner } as unknown as Supergraph;
  const [definition] = document.definitions;
  const compiled = await compileOperation(supergraph, document, definition as OperationDefinitionNode, {});
  return async (body, status = 200, variables = {}) => {
    const paths: unknown[] = [];
    const outcomes: unknown[] = [];
    const run: PlanRun = {
      data: {},
      text: null,
      variables,
      ask: async (_, __, splice) => {
        const answer = readSubgraphAnswer({ status, body }, splice);
        return { outcome: 'ANSWERED', answer, ms: 1, attempts: 1, isSignatureRefused: false };
      },
      asked: (_, { answer }, fits) => outcomes.push([answer === null, answer?.errors, fits]),
      report: ({ path }) => paths.push(path),
    };
    const data = await compiled.run(run, variables).then(
      (text) => JSON.parse(Buffer.from(text).toString()) as unknown,
      (error: unknown) => String(error),
    );
    return { data, paths, outcomes, isSpliced: run.text !== null };
  };
}

/** Whether an answer goes through as it came once enough have been seen. */
async function isSpliced(ask: Ask, body: string, variables = {}): Promise<boolean> {
  await ask(`{"data":${' '.repeat(40_000)}}`, 200, variables); // the pattern is compiled, and this does not fit
  for (let time = 0; time < 2; time += 1) await ask(body, 200, variables);
  return (await ask(body, 200, variables)).isSpliced;
}

async function untilSpliced(ask: Ask, body: string): Promise<void> {
  for (let time = 0; time < 5; time += 1) if ((await ask(body)).isSpliced) return;
  throw new Error('it is not tried any more');
}

async function expectSame(ask: Ask, read: Ask, body: string, status?: number): Promise<void> {
  const [told, right] = [await ask(body, status), await read(body, status)];
  expect({ ...told, isSpliced: false }).toEqual(right);
  expect(JSON.stringify(told.data)).toBe(JSON.stringify(right.data)); // the order of names as well
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[-\w.+]+|[{}[\],:]/g;
const VALUES = 'null true {} [] [[]] [1,] [,1] {"a0":1} , : ] } "" "RED" "REDD" "GREEN" "T1" "__proto__" "a0"';
const NUMBERS =
  '0 -0 -0.0 -0.5 00 01 1. .5 0.0 1.50 1e3 1e999 -1E-400 +1 NaN 12 2147483647 2147483648 1999999999 -1999999999 99999999999 9007199254740993 0.1234567890123456789012345 123456789012345.5 1234567890123456.5';
const TEXTS = String.raw`"\u00e9" "\ud83d\ude00" "\ud83d" 'a' "\x" "\u12" "\" "a "\/\b"`;
const RAW = ['[1 ]', ' ', '\n', '\uFEFF', '', '"\ud83d"', '"\ude00"', '"😀"', '"\u0000"', '"\t"', '"\u007f\u2028"'];
const LONG = ['9'.repeat(400), `-0.${'0'.repeat(400)}1`, `0.${'3'.repeat(19)}`];
const NASTY = [VALUES, NUMBERS, TEXTS].flatMap((texts) => texts.split(' ')).concat(RAW, LONG);
const change = fc.oneof(
  fc.record({ kind: fc.constantFrom('replace', 'insert', 'repeat', 'drop', 'swap'), at: fc.nat(), other: fc.nat() }),
  fc.record({ kind: fc.constantFrom('cut', 'member', 'tail', 'head'), at: fc.nat(), other: fc.nat() }),
);
const MEMBERS = ['"errors":[]', '"errors":[{"message":"x","path":["a0"]}]', '"extensions":{}', '"data":{}', '"x":1'];

function changed(text: string, { kind, at, other }: { kind: string; at: number; other: number }): string {
  const tokens = text.match(TOKEN);
  if (tokens === null) return text;
  const [place, second] = [at % tokens.length, other % tokens.length];
  const [nasty = '', token = ''] = [NASTY[other % NASTY.length], tokens[place]];
  const member = MEMBERS[other % MEMBERS.length];
  if (kind === 'cut') return text.slice(0, at % text.length);
  if (kind === 'member') return at % 2 === 0 ? `{${member},${text.slice(1)}` : `${text.slice(0, -1)},${member}}`;
  if (kind === 'tail') return text + nasty;
  if (kind === 'head') return nasty + text;
  if (kind === 'swap')
    return tokens
      .with(place, tokens[second] ?? '')
      .with(second, token)
      .join('');
  if (kind === 'repeat') return tokens.toSpliced(place, 0, ...tokens.slice(place, second)).join('');
  return tokens.toSpliced(place, kind === 'insert' ? 0 : 1, ...(kind === 'drop' ? [] : [nasty])).join('');
}

test('whatever a subgraph answers, the client is told what it would be told if the answer were read', async () => {
  const texts = fc.tuple(
    randomQuery,
    fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { minLength: 8, maxLength: 8 }),
  );
  let spliced = 0;
  await fc.assert(
    fc.asyncProperty(texts, async ([{ sdl, query, data }, mutations]) => {
      const honest = JSON.stringify({ data });
      const ask = await operation(sdl, query);
      const read = await operation(sdl, query, true);
      expect(await isSpliced(ask, honest)).toBe(true);
      await expectSame(ask, read, honest);
      for (const changes of mutations) {
        const text = changes.reduce(changed, honest);
        await expectSame(ask, read, text);
        await untilSpliced(ask, honest); // so that it is tried again
        spliced += Number((await ask(text)).isSpliced);
        await untilSpliced(ask, honest);
      }
    }),
    { numRuns: 400 },
  );
  expect(spliced).toBeGreaterThan(50); // changes that leave it an answer
});

describe('an answer that is whole', () => {
  const SDL = `type Query { items: [Item!] item(id: ID): Item any: Any } interface Any { id: ID! name: String }
    type Item implements Any { id: ID! name: String size: Int rate: Float open: Boolean kind: Kind note: Note }
    type Other implements Any { id: ID! name: String } enum Kind { BIG SMALL } scalar Note`;
  const QUERY = '{ items { __typename id label: name size rate open kind note } }';
  const item = { __typename: 'Item', id: '1', label: 'a', size: 1, rate: 0.5, open: true, kind: 'BIG', note: 'x' };
  const answer = (change: object = {}) => JSON.stringify({ data: { items: [item, { ...item, ...change }] } });

  test('goes through as it came, with a new line behind it as well', async () => {
    const ask = await operation(SDL, QUERY);
    expect(await isSpliced(ask, answer())).toBe(true);
    const told = await ask(`${answer()}\n`);
    expect(told).toMatchObject({ isSpliced: true, data: { items: [item, item] } });
  });

  test.each<[string, object | string]>([
    ['a null where there may be none', { id: null }],
    ['another type', { __typename: 'Other' }],
    ['a value of an enum that clients do not know', { kind: 'MIDDLING' }],
    ['a text for a number', { size: '1' }],
    ['a number that is no Int', { size: 2_147_483_648 }],
    ['a scalar of more than one value', { note: { a: 1 } }],
    ['a name too many', { more: 1 }],
    ['no such name', { note: undefined }],
    ['spaces', JSON.stringify(JSON.parse(answer()), null, 1)],
    ['errors', answer().replace(/}$/, ',"errors":[{"message":"x"}]}')],
    ['another status', 'status'],
  ])('but with %s it is read', async (_, change) => {
    const [ask, read] = [await operation(SDL, QUERY), await operation(SDL, QUERY, true)];
    expect(await isSpliced(ask, answer())).toBe(true);
    const [text, status] = [typeof change === 'object' ? answer(change) : change, change === 'status' ? 500 : 200];
    await expectSame(ask, read, text === 'status' ? answer() : text, status);
    expect((await ask(answer())).isSpliced).toBe(status !== 200);
  });

  test.each<[string, string, string]>([
    ['the root has to say its type', '{ __typename item { id } }', '{"item":{"id":"1"}}'],
    ['the schema is asked as well', '{ item { id } __schema { queryType { name } } }', '{"item":{"id":"1"}}'],
    [
      'what it is of many types and does not say so first',
      '{ any { id __typename } }',
      '{"any":{"id":"1","__typename":"Item"}}',
    ],
    ['a name is one that all objects have', '{ item { constructor: id } }', '{"item":{"constructor":"1"}}'],
  ])('is read where %s', async (_, query, data) => {
    expect(await isSpliced(await operation(SDL, query), `{"data":${data}}`)).toBe(false);
  });

  test('is known for each combination of conditions', async () => {
    const ask = await operation(SDL, 'query ($no: Boolean!) { item { id name @skip(if: $no) } }');
    expect(await isSpliced(ask, '{"data":{"item":{"id":"1","name":null}}}', { no: false })).toBe(true);
    expect(await isSpliced(ask, '{"data":{"item":{"id":"1"}}}', { no: true })).toBe(true);
    expect(await isSpliced(ask, '{"data":{"item":{"id":"1"}}}', { no: false })).toBe(false);
  });

  test('is tried for less and less often while none is', async () => {
    const ask = await operation(SDL, QUERY);
    await isSpliced(ask, `${answer()} `);
    for (let time = 0; time < 100; time += 1) await ask(`${answer()} `);
    const waited = async () => {
      for (let time = 0; ; time += 1) if ((await ask(answer())).isSpliced) return time;
    };
    const rest = await waited();
    expect(rest).toBeGreaterThan(20);
    expect(rest).toBeLessThan(128);
    expect(await waited()).toBe(0);
  });

  test('of four megabytes goes through, and does not where that takes more than the machine allows', async () => {
    const many = JSON.stringify({ data: { items: Array.from({ length: 40_500 }, () => item) } });
    expect(many.length).toBeGreaterThan(3.8 * 1024 * 1024);
    const ask = await operation(SDL, QUERY);
    expect(await isSpliced(ask, many)).toBe(true);
    const [numbers, read] = [
      await operation('type Query { a: [[Int]] }', '{ a }'),
      await operation('type Query { a: [[Int]] }', '{ a }', true),
    ];
    const deep = `{"data":{"a":[[${'0,'.repeat(2_000_000)}0]]}}`;
    await isSpliced(numbers, '{"data":{"a":null}}');
    await expectSame(numbers, read, deep);
  });
});

test('an operation of so many types that there are too many patterns is compiled at once all the same', async () => {
  const types = Array.from({ length: 12 }, (_, at) => `type T${at} implements Node { id: ID next: Node }`);
  const depth = 12;
  const query = `${'{ next { __typename ... on Node '.repeat(depth)}{ id }${' } }'.repeat(depth)}`;
  const sdl = `interface Node { id: ID next: Node } type Query { next: Node } ${types.join(' ')}`;
  const started = performance.now();
  const data = Array.from({ length: depth }).reduce<object>((next) => ({ next: { __typename: 'T3', ...next } }), {
    id: '1',
  });
  expect(await isSpliced(await operation(sdl, query), JSON.stringify({ data }))).toBe(false);
  expect(performance.now() - started).toBeLessThan(2_000);
});
