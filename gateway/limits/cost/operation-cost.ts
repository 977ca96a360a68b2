import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { argumentCost } from './argument-cost.ts';
import { product, sum, type Cost } from './cost.ts';
import type { CostRules } from './cost-rules.ts';
import { sizesOf } from './list-size.ts';

/** A mutation does something; Apollo's routers count as much for it. */
const MUTATION = 10;

/**
 * What an operation costs at most, as Apollo's routers estimate it from IBM's GraphQL cost directives: an object costs
 * 1, a leaf nothing, each what its `@cost` says instead; what is in a list, as many times as the list may have items.
 * All fragments of an abstract type count, though an object is of one type; it and its fields cost as much as those of
 * the type that costs most, for `@cost` stands on concrete types alone.
 * @param operation valid, within the limit of expanded selections
 * @param usual items of a list of which nothing is known
 * @returns Infinity where a slicing argument that is required is not there
 */
export function operationCost(
  schema: GraphQLSchema,
  rules: CostRules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  usual: number,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);

  const concreteTypes = (type: GraphQLNamedType): readonly GraphQLNamedType[] => {
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    return possible.length === 0 ? [type] : possible;
  };
  const typeWeight = (type: GraphQLNamedType): number =>
    Math.max(...concreteTypes(type).map((one) => rules.weight(one.name) ?? (isCompositeType(one) ? 1 : 0)));
  const ofSet = (set: SelectionSetNode, type: GraphQLCompositeType, sizes: ReadonlyMap<string, Cost>): Cost =>
    sum(
      set.selections.map((selection) => {
        const cost = (): Cost => {
          if (selection.kind === Kind.FIELD) return ofField(selection, type, sizes);
          const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
          if (fragment === undefined) return 0;
          const condition = schema.getType(fragment.typeCondition?.name.value ?? type.name);
          return isCompositeType(condition) ? ofSet(fragment.selectionSet, condition, sizes) : 0;
        };
        return underCondition(selection.directives, cost());
      }),
    );
  const ofField = (node: FieldNode, parent: GraphQLCompositeType, sizes: ReadonlyMap<string, Cost>): Cost => {
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (field === undefined) return 0; // __typename, and questions about the schema
    const places = concreteTypes(parent).map((one) => `${one.name}.${name}`);
    const type = getNamedType(field.type);
    const weight = Math.max(...places.map((place) => rules.weight(place) ?? typeWeight(type)));
    const { own, inner } = sizesOf(node, field, rules.listSize(`${parent.name}.${name}`), usual);
    const below = node.selectionSet !== undefined && isCompositeType(type) ? ofSet(node.selectionSet, type, inner) : 0;
    const given = field.args
      .filter((argument) => node.arguments?.some((one) => one.name.value === argument.name))
      .map((argument) => {
        const weights = places.flatMap((place) => rules.weight(`${place}(${argument.name}:)`) ?? []);
        return argumentCost(rules, node, argument, weights.length === 0 ? null : Math.max(...weights));
      });
    return sum([product(sizes.get(name) ?? own, sum([weight, below])), ...given]);
  };

  const root = schema.getRootType(operation.operation);
  if (root === null || root === undefined) return 0;
  return sum([operation.operation === 'mutation' ? MUTATION : 0, ofSet(operation.selectionSet, root, new Map())]);
}

/** What is skipped costs nothing. */
function underCondition(directives: readonly DirectiveNode[] = [], cost: Cost): Cost {
  return directives.reduce((under: Cost, { name, arguments: given }) => {
    const value = given?.find((argument) => argument.name.value === 'if')?.value;
    if (value === undefined || (name.value !== 'skip' && name.value !== 'include')) return under;
    const isAsked = name.value === 'include';
    if (value.kind === Kind.BOOLEAN) return value.value === isAsked ? under : 0;
    if (value.kind !== Kind.VARIABLE) return under;
    const variable = value.name.value;
    return product((values) => (values[variable] === isAsked ? 1 : 0), under);
  }, cost);
}
