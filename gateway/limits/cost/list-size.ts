import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLField,
} from 'graphql';
import type { Cost } from './cost.ts';
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
  const fixed: number[] = [];
  const variables: (readonly [variable: string, byDefault: unknown])[] = [];
  for (const name of slicing) {
    const byDefault = field.args.find((argument) => argument.name === name)?.defaultValue;
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (value?.kind === Kind.VARIABLE) variables.push([value.name.value, byDefault]);
    else push(fixed, value === undefined ? byDefault : valueFromASTUntyped(value));
  }
  const among = (given: readonly number[]): number => {
    if (slicing.length > 0 && requiresOne && given.length !== 1) return Infinity; // section "requireOneSlicingArgument"
    return given.length === 0 ? otherwise : Math.max(0, ...given);
  };
  if (variables.length === 0) return among(fixed);
  return (values) => {
    const given = [...fixed];
    for (const [name, byDefault] of variables) push(given, Object.hasOwn(values, name) ? values[name] : byDefault);
    return among(given);
  };
}

function push(numbers: number[], value: unknown): void {
  if (typeof value === 'number') numbers.push(value);
}
