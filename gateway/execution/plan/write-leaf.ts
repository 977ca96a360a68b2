import { isEnumType, isSpecifiedScalarType, type GraphQLLeafType } from 'graphql';
import { BOOLEAN, DECIMAL, INT, anyOf, STRING, type JsonPattern } from './json-pattern.ts';
import type { Writer } from './write-value.ts';

const MAX_INT = 2 ** 31;

/**
 * Writes a leaf of the answer. What is not a value of its type is null: a number where a text should be, a value of an
 * enum that clients do not know. Values of custom scalars are the subgraph's own business.
 */
export function writeLeaf(type: GraphQLLeafType): Writer {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return {
      write: (value) => texts.get(value),
      isWhole: (value) => texts.has(value),
      pattern: () => anyOf([...texts.values()]),
    };
  }
  return (isSpecifiedScalarType(type) ? BUILT_IN[type.name] : undefined) ?? ANYTHING;
}

/** A leaf whose values are written as JSON has them, where they are of its type at all. */
function leaf(pattern: JsonPattern, isWhole: (value: unknown) => boolean): Writer {
  return {
    isWhole,
    write: (value) => (isWhole(value) ? JSON.stringify(value) : undefined),
    pattern: () => pattern,
  };
}

const BUILT_IN: Readonly<Record<string, Writer>> = {
  String: leaf(STRING, (value) => typeof value === 'string'),
  ID: leaf(anyOf([STRING, INT]), (value) => typeof value === 'string' || typeof value === 'number'),
  Int: leaf(INT, (value) => Number.isInteger(value) && (value as number) >= -MAX_INT && (value as number) < MAX_INT),
  Float: leaf(DECIMAL, (value) => typeof value === 'number'),
  Boolean: leaf(BOOLEAN, (value) => typeof value === 'boolean'),
};

/** What is an object or a list for a subgraph may be of any depth: no pattern finds its end. */
const ANYTHING = leaf(anyOf([STRING, DECIMAL, BOOLEAN]), (value) => value !== undefined && value !== null);
