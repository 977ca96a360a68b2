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

function costIn(sdl: string) {
  const { supergraphSdl = '', errors } = composeServices([{ name: 'shop', url: '', typeDefs: parse(sdl) }]);
  expect(errors).toBeUndefined();
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

test('B08 variables that are too deep or too many are refused', () => {
  const check = (variables: Record<string, unknown>) => () =>
    checkVariables(variables, { variableDepth: 2, variableValues: 5 });
  expect(check({ a: { b: [1, 2] }, c: null })).not.toThrow();
  expect(check({ a: { b: [[]] } })).toThrow(expect.objectContaining({ code: 'OPERATION_LIMIT' }));
  expect(check({ a: [1, 2, 3, 4, 5] })).toThrow(expect.objectContaining({ code: 'OPERATION_LIMIT' }));
});
