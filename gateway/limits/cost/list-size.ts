import { getNamedType, getNullableType, isListType, isObjectType, type FieldNode, type GraphQLField } from 'graphql';
import { argumentValue, ofArguments } from './argument-value.ts';
import type { Cost, Values } from './cost.ts';
import type { ListSize } from './cost-rules.ts';

/** Arguments by which pages are asked for where nothing else is said (Relay's cursor connections, sections 4 and 5). */
const PAGING = ['first', 'last', 'limit'];
const OF_CONNECTION = ['edges', 'nodes'];

/** How many items of which fields one use of a field may bring. */
export interface Sizes {
  /** Of the field itself. */
  readonly own: Cost;
  /** Of fields of its answer, by name. */
  readonly inner: ReadonlyMap<string, Cost>;
}

/**
 * The sizes of lists that a field answers: by its `@listSize`; without one by the arguments that pages are commonly asked
 * for with; without those `usual`.
 * @param usual items of a list of which nothing is known
 */
export function sizesOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  said: ListSize | null,
  usual: number,
): Sizes {
  const isList = isListType(getNullableType(field.type));
  const { assumed, slicing, sized, requiresOne } = said ?? guessed(field, isList);
  const size = slicedSize(node, field, slicing, assumed ?? usual, requiresOne);
  if (sized.length > 0) return { own: isList ? usual : 1, inner: new Map(sized.map((name) => [name, size])) };
  return { own: isList ? size : 1, inner: new Map() };
}

function guessed(field: GraphQLField<unknown, unknown>, isList: boolean): ListSize {
  const slicing = PAGING.filter((name) => field.args.some((argument) => argument.name === name));
  const answer = getNamedType(field.type);
  const sized = isList || slicing.length === 0 || !isObjectType(answer) ? [] : OF_CONNECTION;
  return { assumed: null, slicing, sized, requiresOne: false };
}

/** The greatest of the numbers given for the slicing arguments, defaults included. */
function slicedSize(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  slicing: readonly string[],
  otherwise: number,
  requiresOne: boolean,
): Cost {
  if (slicing.length === 0) return otherwise;
  const paths = slicing.map((path) => path.split('.'));
  const numberAt = ([name, ...inside]: readonly string[], values: Values): readonly number[] => {
    const argument = field.args.find((one) => one.name === name);
    if (argument === undefined) return [];
    const number = inside.reduce(member, argumentValue(node, argument, values));
    return typeof number === 'number' ? [number] : [];
  };
  const names = paths.flatMap(([name]) => name ?? []);
  return ofArguments(node, names, (values) => {
    const given = paths.flatMap((path) => numberAt(path, values));
    if (requiresOne && given.length !== 1) return Infinity; // section "requireOneSlicingArgument"
    return given.length === 0 ? otherwise : Math.max(0, ...given);
  });
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
