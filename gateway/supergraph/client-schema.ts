import {
  buildASTSchema,
  visit,
  type ConstDirectiveNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { linkedFeatures } from './linked-directives.ts';

const EXECUTABLE = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);
/** Directives on definitions that clients can ask about (GraphQL, section 3.13). */
const SHOWN = new Set(['deprecated', 'specifiedBy', 'oneOf']);

/** Whatever a directive may be written on. */
interface Definition {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/**
 * The schema that clients see of a supergraph: without what is `@inaccessible` (Apollo's specification of this name), and
 * without types and directives that speak to whoever composes or serves it.
 */
export function clientSchema(supergraph: DocumentNode): GraphQLSchema {
  const features = linkedFeatures(supergraph);
  const hiding = new Set(
    features.flatMap(({ spec, nameOf }) => (spec === 'inaccessible' ? nameOf('inaccessible') : [])),
  );
  const isHidden = ({ directives = [] }: Definition) => directives.some(({ name }) => hiding.has(name.value));
  const isOfFeature = (name: string) => features.some(({ prefix }) => name.startsWith(prefix));

  const hidden = new Set<string>();
  for (const definition of supergraph.definitions)
    if ('name' in definition && definition.name !== undefined && 'directives' in definition)
      if (isHidden(definition as Definition) || isOfFeature(definition.name.value)) hidden.add(definition.name.value);

  const unlessHidden = (node: Definition) => (isHidden(node) ? null : undefined);
  const unlessNamed = ({ name }: { readonly name: { readonly value: string } }) =>
    hidden.has(name.value) ? null : undefined;
  const shown = visit(supergraph, {
    Directive: ({ name }) => (SHOWN.has(name.value) ? undefined : null),
    DirectiveDefinition: (node) => (isExecutable(node) ? undefined : null),
    ObjectTypeDefinition: unlessNamed,
    InterfaceTypeDefinition: unlessNamed,
    UnionTypeDefinition: unlessNamed,
    EnumTypeDefinition: unlessNamed,
    InputObjectTypeDefinition: unlessNamed,
    ScalarTypeDefinition: unlessNamed,
    NamedType: unlessNamed, // as an interface that is implemented, or as a member; nothing else names what is hidden
    FieldDefinition: unlessHidden,
    InputValueDefinition: unlessHidden,
    EnumValueDefinition: unlessHidden,
  });
  return buildASTSchema(shown, { assumeValid: true, assumeValidSDL: true });
}

/** Whether a directive is for operations. */
function isExecutable({ locations }: DirectiveDefinitionNode): boolean {
  return locations.some(({ value }) => EXECUTABLE.has(value));
}
