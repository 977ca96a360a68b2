import { isEnumType, isSpecifiedScalarType, type GraphQLLeafType } from 'graphql';
import type { Writer } from './write-value.ts';

const MAX_INT = 2 ** 31;

/**
 * Writes a leaf of the answer. What is not a value of its type is null: a number where a text should be, a value of an
 * enum that clients do not know. Values of custom scalars are the subgraph's own business.
 */
export function writeLeaf(type: GraphQLLeafType): Writer {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return { write: (value) => texts.get(value), isWhole: (value) => texts.has(value) };
  }
  return (isSpecifiedScalarType(type) ? BUILT_IN[type.name] : undefined) ?? ANYTHING;
}

/** A leaf whose values are written as JSON has them, where they are of its type at all. */
function leaf(isWhole: (value: unknown) => boolean): Writer {
  return { isWhole, write: (value) => (isWhole(value) ? JSON.stringify(value) : undefined) };
}

const BUILT_IN: Readonly<Record<string, Writer>> = {
  String: leaf((value) => typeof value === 'string'),
  ID: leaf((value) => typeof value === 'string' || typeof value === 'number'),
  Int: leaf((value) => Number.isInteger(value) && (value as number) >= -MAX_INT && (value as number) < MAX_INT),
  Float: leaf((value) => typeof value === 'number'),
  Boolean: leaf((value) => typeof value === 'boolean'),
};

const ANYTHING = leaf((value) => value !== undefined && value !== null);
