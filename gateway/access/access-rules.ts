import {
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { linkedFeatures } from '../supergraph/linked-directives.ts';
import type { Grants } from './grants.ts';

/** What somebody needs to be granted. */
export type Requirement = (grants: Grants) => boolean;

/** What a supergraph says about who may ask for its fields. */
export interface AccessRules {
  /** Whether there are any rules. */
  readonly isEmpty: boolean;
  /** All that is required for a type (`User`) or a field (`User.name`), those of fields that it requires included. */
  required(place: string): readonly Requirement[];
}

/** Specifications that a document may ask to be served with, and that are heeded here. */
const HEEDED = new Set(['join', 'inaccessible', 'authenticated', 'requiresScopes', 'policy']);

type Typed = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/**
 * Reads `@authenticated`, `@requiresScopes` and `@policy` (Apollo's specifications of these names, 0.1) of a supergraph
 * document, under whatever names it has them.
 * @throws Error where the document asks for something to be heeded that is not known here (`link` specification, "for")
 */
export function accessRules(document: DocumentNode): AccessRules {
  const features = linkedFeatures(document);
  for (const { spec, purpose } of features)
    if (purpose !== null && !HEEDED.has(spec))
      throw new Error(`the supergraph needs the feature ${spec}, which this gateway does not know`);

  const kinds = new Map<string, (directive: ConstDirectiveNode) => Requirement>();
  for (const { spec, nameOf } of features) {
    if (spec === 'authenticated') kinds.set(nameOf(spec), () => (grants) => grants.authenticated);
    if (spec === 'requiresScopes') kinds.set(nameOf(spec), (one) => anyOf(one, 'scopes', (grants) => grants.scopes));
    if (spec === 'policy') kinds.set(nameOf(spec), (one) => anyOf(one, 'policies', (grants) => grants.policies));
  }
  const own = new Map<string, readonly Requirement[]>();
  const types = new Map<string, Typed>();
  const read = (place: string, directives: readonly ConstDirectiveNode[] = []) => {
    const found = directives.flatMap((directive) => kinds.get(directive.name.value)?.(directive) ?? []);
    if (found.length > 0) own.set(place, found);
  };
  for (const definition of document.definitions) {
    if (!('name' in definition) || definition.name === undefined || !('directives' in definition)) continue;
    read(definition.name.value, definition.directives as readonly ConstDirectiveNode[]);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    types.set(definition.name.value, definition);
    for (const field of definition.fields ?? []) read(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  const required = new Map(own);
  if (own.size > 0)
    for (const [name, type] of types)
      for (const field of type.fields ?? []) {
        const others = fieldSets(field)
          .flatMap((set) => placesIn(set, name, types))
          .flatMap((place) => own.get(place) ?? []);
        const place = `${name}.${field.name.value}`;
        if (others.length > 0) required.set(place, [...(own.get(place) ?? []), ...others]);
      }
  return { isEmpty: required.size === 0, required: (place) => required.get(place) ?? [] };
}

/** Of several lists of names one has to be granted as a whole. */
function anyOf(
  directive: ConstDirectiveNode,
  argument: string,
  granted: (grants: Grants) => ReadonlySet<string>,
): Requirement {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  const lists = value === undefined ? [] : (valueFromASTUntyped(value) as readonly (readonly string[])[]);
  return (grants) => lists.some((names) => names.every((name) => granted(grants).has(name)));
}

/** What the plan for a field has to ask for first: whoever may see the field would learn something of it. */
function fieldSets(field: FieldDefinitionNode): readonly SelectionSetNode[] {
  return (field.directives ?? [])
    .filter(({ name }) => name.value === 'join__field')
    .flatMap((join) => join.arguments?.find(({ name }) => name.value === 'requires')?.value ?? [])
    .flatMap((value) => (value.kind === Kind.STRING ? parse(`{ ${value.value} }`).definitions : []))
    .flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? one.selectionSet : []));
}

function placesIn(set: SelectionSetNode, type: string, types: ReadonlyMap<string, Typed>): readonly string[] {
  return set.selections.flatMap((selection): readonly string[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return placesIn(selection.selectionSet, selection.typeCondition?.name.value ?? type, types);
    const field = types.get(type)?.fields?.find(({ name }) => name.value === selection.name.value);
    if (field === undefined) return [];
    const answered = namedType(field.type);
    const inside = selection.selectionSet === undefined ? [] : placesIn(selection.selectionSet, answered, types);
    return [`${type}.${selection.name.value}`, answered, ...inside];
  });
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
