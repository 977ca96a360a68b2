import { composeServices } from '@apollo/composition';
import { describe, expect, test } from '@jest/globals';
import { buildASTSchema, getOperationAST, getVariableValues, parse } from 'graphql';
import { costOf } from '../../../gateway/limits/cost/cost.ts';
import { costRules } from '../../../gateway/limits/cost/cost-rules.ts';
import { operationCost } from '../../../gateway/limits/cost/operation-cost.ts';
import { checkVariables } from '../../../gateway/limits/variable-limits.ts';

const SHOP = (imports: string, cost = '@cost') => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])
  type Query {
    item: Item  items: [Item!]!  page(first: Int = 20, last: Int): ItemPage  some(first: Int): [Item!]!
    sized(count: Int): [Item!]! @listSize(slicingArguments: ["count"], assumedSize: 50, requireOneSlicingArgument: false)
    strict(a: Int, b: Int): [Item!]! @listSize(slicingArguments: ["a", "b"])
    deals(n: Int!): Deals! @listSize(slicingArguments: ["n"], sizedFields: ["best"])
    search(text: String ${cost}(weight: 9)): Item
  }
  type Mutation { buy: Item }
  type Deals { best: [Item!]!  other: [Item!]! }
  type ItemPage { edges: [ItemEdge!]! total: Int }
  type ItemEdge { node: Item }
  type Item { name: String  price: Int ${cost}(weight: 3)  parts: [Part!]!  maker: Maker }
  type Part ${cost}(weight: 5) { name: String }
  union Maker = Person | Firm
  type Person { name: String }  type Firm { items: [Item!]! }`;

/** @param change what composition does not let through, and other composers do */
function costIn(sdl: string, change = (composed: string) => composed) {
  const { supergraphSdl: composed = '', errors } = composeServices([{ name: 'shop', url: '', typeDefs: parse(sdl) }]);
  expect(errors).toBeUndefined();
  const supergraphSdl = change(composed);
  const [document, schema] = [parse(supergraphSdl), buildASTSchema(parse(supergraphSdl), { assumeValid: true })];
  const rules = costRules(document);
  return (text: string, variables: Record<string, unknown> = {}) => {
    const operation = parse(text);
    const definition = getOperationAST(operation)!;
    const { coerced = {} } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
    return costOf(operationCost(schema, rules, operation, definition, 10), coerced);
  };
}

describe('the cost of an operation', () => {
  const cost = costIn(SHOP('"@cost", "@listSize"'));

  test.each([
    ['an object costs 1, a leaf nothing', '{ item { name } }', 1],
    ['a mutation costs 10 more', 'mutation { buy { name } }', 11],
    ['a list is taken to have 10 items', '{ items { name } }', 10],
    [
      'a field, a type and an argument cost what they say',
      '{ search(text: "x") { price parts { name } } }',
      9 + 1 + 3 + 50,
    ],
    ['a page is as long as it is asked for', '{ some(first: 3) { name } }', 3],
    ['or as it is by default', '{ page { edges { node { name } } } }', 1 + 20 * 2],
    ['the longer of two ways', '{ page(first: 2, last: 7) { edges { node { name } } total } }', 1 + 7 * 2],
    ['a list as long as it says', '{ sized { name } }', 50],
    ['or is told', '{ sized(count: 4) { name } }', 4],
    [
      'an answer says which of its lists an argument is of',
      '{ deals(n: 2) { best { name } other { name } } }',
      1 + 2 + 10,
    ],
    [
      'lists in lists multiply',
      '{ some(first: 100) { maker { ... on Firm { items { name } } } } }',
      100 * (1 + 1 + 10),
    ],
    [
      'fragments of every type count',
      '{ item { maker { ... on Firm { items { name } } ...p } } } fragment p on Person { name }',
      12,
    ],
    ['what is skipped costs nothing', '{ items @skip(if: true) { name } item @include(if: true) { name } }', 1],
    ['a negative page is empty', '{ some(first: -5) { name } }', 0],
    ['the schema is free', '{ __schema { types { name } } __typename }', 0],
  ])('%s', (_, text, expected) => expect(cost(text)).toBe(expected));

  test('B18 is that of the values of the variables', () => {
    const text =
      'query ($n: Int = 4, $all: Boolean = true) { some(first: $n) { name } items @include(if: $all) { name } }';
    expect(cost(text)).toBe(14);
    expect(cost(text, { n: 100_000 })).toBe(100_010);
    expect(cost(text, { n: 5, all: false })).toBe(5);
  });

  test('is beyond all limits where a slicing argument that is required is missing, or there are two', () => {
    expect(cost('{ strict { name } }')).toBe(Infinity);
    expect(cost('{ strict(a: 1, b: 1) { name } }')).toBe(Infinity);
    expect(cost('{ strict(b: 2) { name } }')).toBe(2);
    expect(cost('query ($a: Int) { strict(a: $a) { name } }', { a: 6 })).toBe(6);
    expect(cost('query ($a: Int) { strict(a: $a) { name } }')).toBe(Infinity);
  });

  test('D12 directives count under whatever names a subgraph imports them', () => {
    const renamed = costIn(SHOP('{ name: "@cost", as: "@weighs" }, "@listSize"', '@weighs'));
    expect(renamed('{ item { price } }')).toBe(4);
    const prefixed = costIn(SHOP('"@listSize"', '@federation__cost'));
    expect(prefixed('{ item { price } }')).toBe(4);
  });
});

describe('the cost of what is given for arguments', () => {
  const cost = costIn(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])
    type Query {
      search(where: Where, tags: [String!] @cost(weight: 4), kind: Kind, text: String): [Item!]! @listSize(assumedSize: 1)
      weighed(where: Where @cost(weight: 20)): Int
      many(of: [Where!]): Int
    }
    input Where { text: String @cost(weight: 7)  near: Place  limit: Int = 3  all: [Where!]  kinds: [Kind!] }
    input Place { latitude: Float  radius: Int @cost(weight: 2) }
    enum Kind @cost(weight: 5) { A B }
    type Item { name: String }`);

  test.each([
    ['a leaf of which nothing is said is free', '{ search(text: "x") { name } }', 1],
    ['an input object costs 1', '{ search(where: {}) { name } }', 1 + 1],
    ['its fields cost what they say', '{ search(where: { text: "x" }) { name } }', 1 + 1 + 7],
    [
      'to any depth',
      '{ search(where: { near: { radius: 5 }, all: [{ text: "x" }] }) { name } }',
      1 + 1 + 1 + 2 + 1 + 7,
    ],
    ['a type says for all its values', '{ search(kind: A, where: { kinds: [A, B] }) { name } }', 1 + 5 + 1 + 5 + 2 * 5],
    ['a list costs what it says, and each of its items', '{ search(tags: ["a", "b"]) { name } }', 1 + 4 + 2 * 4],
    ['one item stands for a list', '{ search(tags: "a") { name } }', 1 + 4 + 4],
    ['null is free', '{ search(where: null, tags: null) { name } }', 1],
    ['an argument says instead of its type', '{ weighed(where: { text: "x" }) }', 20 + 7],
  ])('%s', (_, text, expected) => expect(cost(text)).toBe(expected));

  test('B18 is that of the values of variables, wherever they stand', () => {
    const whole = 'query ($of: [Where!]) { many(of: $of) }';
    expect(cost(whole)).toBe(0);
    expect(cost(whole, { of: [] })).toBe(0);
    expect(cost(whole, { of: Array.from({ length: 50 }, () => ({ text: 'x', near: { radius: 1 } })) })).toBe(
      50 * (1 + 7 + 1 + 2),
    );
    const inside = 'query ($radius: Int, $text: String) { many(of: [{ text: $text, near: { radius: $radius } }]) }';
    expect(cost(inside)).toBe(1 + 1);
    expect(cost(inside, { radius: 3, text: 'x' })).toBe(1 + 7 + 1 + 2);
  });
});

describe('slicing arguments inside of input objects', () => {
  const cost = costIn(
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@listSize"])
    type Query {
      page(n: Int, input: Page): Items @listSize(slicingArguments: ["n"], sizedFields: ["items"])
      free(n: Int, input: Page = { first: 6 }): [Item!] @listSize(slicingArguments: ["n"], requireOneSlicingArgument: false, assumedSize: 40)
    }
    input Page { first: Int  inner: Page  count: Int = 8 }
    type Items { items: [Item!] }
    type Item { name: String }`,
    (composed) =>
      composed
        .replace(
          'slicingArguments: ["n"], sizedFields',
          'slicingArguments: ["input.first", "input.inner.first"], sizedFields',
        )
        .replace('slicingArguments: ["n"]', 'slicingArguments: ["n", "input.first"]'),
  );

  test('say how long a list is, as literals and as variables', () => {
    expect(cost('{ page(input: { first: 3 }) { items { name } } }')).toBe(1 + 1 + 3);
    expect(cost('{ page(input: { inner: { first: 4 } }) { items { name } } }')).toBe(1 + 2 + 4);
    const text = 'query ($n: Int) { page(input: { first: $n }) { items { name } } }';
    expect(cost(text, { n: 9_000 })).toBe(1 + 1 + 9_000);
    expect(cost(text)).toBe(Infinity);
    const whole = 'query ($page: Page) { page(input: $page) { items { name } } }';
    expect(cost(whole, { page: { inner: { first: 70_000 } } })).toBe(1 + 2 + 70_000);
    expect(cost(whole, { page: { first: 1, inner: { first: 1 } } })).toBe(Infinity);
  });

  test('have defaults, of the argument and of the operation', () => {
    expect(cost('{ free { name } }')).toBe(6);
    expect(cost('{ free(input: {}) { name } }')).toBe(1 + 40);
    expect(cost('{ free(n: 2, input: { first: 7 }) { name } }')).toBe(1 + 7);
    expect(cost('query ($page: Page = { first: 11 }) { free(input: $page) { name } }')).toBe(1 + 11);
    expect(cost('query ($page: Page) { free(input: $page) { name } }')).toBe(1 + 6);
  });
});

test('what is asked of an interface or a union costs as much as of the type that costs most', () => {
  const cost = costIn(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost"])
    type Query { media: Media  any: Any  cheap: Cheap }
    interface Media { title: String  size(of: Int): Int }
    type Film implements Media { title: String @cost(weight: 30)  size(of: Int @cost(weight: 6)): Int }
    type Book implements Media @cost(weight: 8) { title: String  size(of: Int): Int }
    union Any = Book | Free
    union Cheap = Free
    type Free @cost(weight: 0) { name: String }`);
  expect(cost('{ media { __typename } }')).toBe(8);
  expect(cost('{ media { title } }')).toBe(8 + 30);
  expect(cost('{ media { size(of: 1) } }')).toBe(8 + 6);
  expect(cost('{ any { ... on Free { name } } }')).toBe(8);
  expect(cost('{ cheap { ... on Free { name } } }')).toBe(0);
});

test('B08 variables that are too deep or too many are refused', () => {
  const check = (variables: Record<string, unknown>) => () =>
    checkVariables(variables, { variableDepth: 2, variableValues: 5 });
  expect(check({ a: { b: [1, 2] }, c: null })).not.toThrow();
  expect(check({ a: { b: [[]] } })).toThrow(expect.objectContaining({ code: 'OPERATION_LIMIT' }));
  expect(check({ a: [1, 2, 3, 4, 5] })).toThrow(expect.objectContaining({ code: 'OPERATION_LIMIT' }));
});
