import { Kind, print, visit, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { linkedFeatures } from './linked-directives.ts';

/** What the gateway heeds itself, before anything is planned. */
const OWN = new Set(['authenticated', 'requiresScopes', 'policy', 'cost']);
/** The directives of each. */
const DIRECTIVES = ['authenticated', 'requiresScopes', 'policy', 'cost', 'listSize'];

/**
 * A supergraph document as planners read it and clients may see it: without the directives of specifications that the
 * gateway heeds itself. Planners refuse a document with some of them.
 */
export function withoutFeatures(document: DocumentNode): string {
  const own = linkedFeatures(document).filter(({ spec }) => OWN.has(spec));
  const directives = new Set(own.flatMap(({ nameOf }) => DIRECTIVES.map(nameOf)));
  const isOfFeature = (name: string) => own.some(({ prefix }) => name.startsWith(prefix));
  return print(
    visit(document, {
      Directive: (node) => (directives.has(node.name.value) || linksOwn(node as ConstDirectiveNode) ? null : undefined),
      DirectiveDefinition: ({ name }) => (directives.has(name.value) ? null : undefined),
      ScalarTypeDefinition: ({ name }) => (isOfFeature(name.value) ? null : undefined),
    }),
  );
}

function linksOwn({ name, arguments: given = [] }: ConstDirectiveNode): boolean {
  const url = given.find((argument) => argument.name.value === 'url')?.value;
  const spec = url?.kind === Kind.STRING ? /\/([A-Za-z][\w-]*)\/v\d+\.\d+\/?$/.exec(url.value)?.[1] : undefined;
  return name.value === 'link' && spec !== undefined && OWN.has(spec);
}
