import {
  Kind,
  print,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { isLeftOut, type Conditions } from './conditions.ts';
import type { ResponseNames } from './response-names.ts';

/** An operation as it is planned. */
export interface NormalisedOperation {
  /** GraphQL text without named fragments; null where subgraphs have nothing to answer. */
  readonly text: string | null;
  /** What is asked of the schema itself, as an operation of its own; null where nothing is. */
  readonly introspection: DocumentNode | null;
  /** The client's names of variables that had to be called something else. */
  readonly variableNames: ReadonlyMap<string, string>;
}

/** Names that planners give to variables of their own. */
const RESERVED_VARIABLE = /^(representations|__batch_reps_\d+)$/;
const OF_SCHEMA = new Set(['__schema', '__type']);
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Prepares an operation for a planner: named fragments are written out, what is skipped is gone, and so is what the
 * gateway answers itself: `__typename` at the root and questions about the schema. Planners see no conditions: the one
 * and the other of them lose fields where several apply to the same field.
 * @param operation valid, within the limits of size that keep fragments from multiplying
 * @param conditions the values of the variables in `@skip` and `@include`
 */
export function normaliseOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  names: ResponseNames,
  conditions: Conditions,
): NormalisedOperation {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const variableNames = new Map<string, string>();
  const used = new Set<string>();
  const aboutSchema: FieldNode[] = [];

  const variableName = (name: string) => {
    used.add(name);
    if (!RESERVED_VARIABLE.test(name)) return name;
    const renamed = `client_${name}`;
    variableNames.set(renamed, name);
    return renamed;
  };
  const value = (node: ValueNode): ValueNode => {
    if (node.kind === Kind.VARIABLE) return { ...node, name: { ...node.name, value: variableName(node.name.value) } };
    if (node.kind === Kind.LIST) return { ...node, values: node.values.map(value) };
    if (node.kind !== Kind.OBJECT) return node;
    return { ...node, fields: node.fields.map((field) => ({ ...field, value: value(field.value) })) };
  };
  const within = (set: SelectionSetNode | undefined): SelectionSetNode | undefined => {
    if (set === undefined) return undefined;
    const selections = set.selections.flatMap((selection) => select(selection, false));
    return { kind: Kind.SELECTION_SET, selections: selections.length > 0 ? selections : [TYPENAME] };
  };
  const select = (selection: SelectionNode, isRoot: boolean): readonly SelectionNode[] => {
    if (isLeftOut(selection.directives, conditions)) return [];
    if (selection.kind === Kind.FIELD) return isRoot && isOwn(selection) ? [] : [field(selection)];
    const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
    const fragment = isSpread ? fragments.get(selection.name.value) : selection;
    if (fragment === undefined) return [];
    const selections = fragment.selectionSet.selections.flatMap((inner) => select(inner, isRoot));
    if (selections.length === 0) return [];
    const { typeCondition } = fragment;
    const set = { kind: Kind.SELECTION_SET, selections } as const;
    return isRoot ? selections : [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: set }];
  };
  const field = (node: FieldNode): FieldNode => {
    const name = names.inData(node);
    return {
      kind: Kind.FIELD,
      name: node.name,
      alias: name === node.name.value ? undefined : { kind: Kind.NAME, value: name },
      arguments: (node.arguments ?? []).map((argument) => ({ ...argument, value: value(argument.value) })),
      selectionSet: within(node.selectionSet),
    };
  };
  const isOwn = (node: FieldNode) => {
    if (OF_SCHEMA.has(node.name.value)) aboutSchema.push(node);
    return OF_SCHEMA.has(node.name.value) || node.name.value === '__typename';
  };

  const selections = operation.selectionSet.selections.flatMap((selection) => select(selection, true));
  const planned: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: operation.operation,
    variableDefinitions: operation.variableDefinitions
      ?.filter(({ variable }) => used.has(variable.name.value))
      .map(({ variable, type, defaultValue }) => ({
        kind: Kind.VARIABLE_DEFINITION,
        variable: { ...variable, name: { ...variable.name, value: variableName(variable.name.value) } },
        type,
        defaultValue,
      })),
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  return {
    text: selections.length === 0 ? null : print(planned),
    introspection: aboutSchema.length === 0 ? null : introspectionOf(document, operation, aboutSchema),
    variableNames,
  };
}

function introspectionOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
): DocumentNode {
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: fields };
  return {
    ...document,
    definitions: document.definitions.flatMap((definition): readonly DefinitionNode[] => {
      if (definition === operation) return [{ ...operation, selectionSet }];
      return definition.kind === Kind.FRAGMENT_DEFINITION ? [definition] : [];
    }),
  };
}
