import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AccessRules, Requirement } from './access-rules.ts';

/** A field of an operation that not everybody may ask for. */
export interface ProtectedField {
  readonly node: FieldNode;
  readonly required: readonly Requirement[];
  /** Where it is in the answer, without the indices of lists; a fragment may stand in several places. */
  readonly paths: (readonly string[])[];
}

/**
 * The fields of an operation that have requirements: of their own, of their type, of the type that they are asked of. A
 * field that is asked of an interface has those of all types that it may be of.
 */
export function protectedFields(
  schema: GraphQLSchema,
  rules: AccessRules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly ProtectedField[] {
  const root = schema.getRootType(operation.operation);
  if (rules.isEmpty || root === null || root === undefined) return [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const found = new Map<FieldNode, ProtectedField>();

  const requiredFor = (type: GraphQLCompositeType, name: string, answered: string): readonly Requirement[] => {
    const concrete = isAbstractType(type) ? schema.getPossibleTypes(type) : [];
    const places = [type, ...concrete].map((one) => `${one.name}.${name}`);
    return [type.name, ...places, answered].flatMap((place) => rules.required(place));
  };
  const walk = (set: SelectionSetNode, type: GraphQLCompositeType, path: readonly string[]): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
        if (field === undefined) continue;
        const answered = getNamedType(field.type);
        const here = [...path, selection.alias?.value ?? name];
        const required = requiredFor(type, name, answered.name);
        if (required.length > 0) {
          const known = found.get(selection);
          if (known === undefined) found.set(selection, { node: selection, required, paths: [here] });
          else known.paths.push(here);
        }
        if (selection.selectionSet !== undefined && isCompositeType(answered))
          walk(selection.selectionSet, answered, here);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = schema.getType(fragment?.typeCondition?.name.value ?? type.name);
      if (fragment !== undefined && isCompositeType(condition)) walk(fragment.selectionSet, condition, path);
    }
  };
  walk(operation.selectionSet, root, []);
  return [...found.values()];
}
