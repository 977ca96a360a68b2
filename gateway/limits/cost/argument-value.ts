import { Kind, valueFromAST, visit, type FieldNode, type GraphQLArgument, type ValueNode } from 'graphql';
import type { Cost, Values } from './cost.ts';

/**
 * Something that depends on the values of arguments: known at once where no variable is in them.
 * @param names of the arguments that it depends on
 */
export function ofArguments(node: FieldNode, names: readonly string[], cost: (values: Values) => number): Cost {
  const isOpen = node.arguments?.some(({ name, value }) => names.includes(name.value) && hasVariable(value));
  return isOpen === true ? cost : cost({});
}

/** The value of an argument as its type understands it, defaults included; undefined where there is none. */
export function argumentValue(node: FieldNode, { name, type, defaultValue }: GraphQLArgument, values: Values): unknown {
  const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
  if (given === undefined) return defaultValue;
  if (given.kind !== Kind.VARIABLE) return valueFromAST(given, type, values);
  return Object.hasOwn(values, given.name.value) ? values[given.name.value] : defaultValue;
}

function hasVariable(value: ValueNode): boolean {
  let found = false;
  visit(value, {
    Variable: () => {
      found = true;
    },
  });
  return found;
}
