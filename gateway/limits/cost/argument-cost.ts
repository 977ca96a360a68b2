import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';
import { argumentValue, ofArguments } from './argument-value.ts';
import type { Cost } from './cost.ts';
import type { CostRules } from './cost-rules.ts';

/**
 * What a value costs that is given for an argument, as Apollo's routers count it: each value its `@cost`, or that of its
 * type; else an object 1 and what is in it, a leaf nothing; a list what it says itself, and each of its items. Null is
 * free.
 * @param own the argument's own `@cost`; null where it has none
 */
export function argumentCost(rules: CostRules, node: FieldNode, argument: GraphQLArgument, own: number | null): Cost {
  const { name, type } = argument;
  const weight = own ?? rules.weight(getNamedType(type).name);
  if (weight === null && !isInputObjectType(getNamedType(type))) return 0;
  return ofArguments(node, [name], (values) => costOfValue(rules, weight, type, argumentValue(node, argument, values)));
}

function costOfValue(rules: CostRules, weight: number | null, type: GraphQLInputType, value: unknown): number {
  if (value === null || value === undefined) return 0;
  const given = getNullableType(type);
  if (isListType(given)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.reduce<number>((cost, item) => cost + costOfValue(rules, weight, given.ofType, item), weight ?? 0);
  }
  if (!isInputObjectType(given)) return weight ?? 0;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.values(given.getFields()).reduce((cost, field) => {
    const ofField = rules.weight(`${given.name}.${field.name}`) ?? rules.weight(getNamedType(field.type).name);
    return cost + costOfValue(rules, ofField, field.type, fields[field.name]);
  }, weight ?? 1);
}
