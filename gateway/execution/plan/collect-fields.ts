import {
  isAbstractType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { isLeftOut, type Conditions } from './conditions.ts';

/** Selection sets for one kind of object, and what decides which of their selections count. */
export interface Selections {
  readonly sets: readonly SelectionSetNode[];
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: Conditions;
}

/**
 * The fields that an object of a type answers, by response name, in the order of the operation (GraphQL October 2021,
 * section 6.3.2). Several nodes of one name have their selections merged.
 * @param type of the object; an interface, where no subgraph could say of which type it is
 */
export function collectFields(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  { sets, fragments, conditions }: Selections,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (isLeftOut(selection.directives, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = fields.get(key);
        if (nodes === undefined) fields.set(key, [selection]);
        else nodes.push(selection);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment !== undefined && isOf(schema, type, fragment.typeCondition?.name.value))
        collect(fragment.selectionSet);
    }
  };
  for (const set of sets) collect(set);
  return fields;
}

function isOf(schema: GraphQLSchema, type: GraphQLCompositeType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wider = schema.getType(condition);
  return isAbstractType(wider) && 'getInterfaces' in type && schema.isSubType(wider, type);
}
