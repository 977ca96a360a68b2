import {
  Kind,
  OperationTypeNode,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type SelectionSetNode,
} from 'graphql';
import { ROLES, type Actor } from '../../schema/contract/actor.ts';
import type { SubgraphLine } from '../execution/subgraph-call.ts';
import { rootFieldCount } from '../limits/root-field-count.ts';
import type { Identify } from './identify.ts';

/**
 * Who asks without a token: nobody, without a purpose and in no standing, whom every other subgraph refuses. A role has to
 * be named; which one makes no difference.
 */
const NOBODY: Actor = {
  id: 'nobody',
  agency: 'HUB',
  unit: 'nobody',
  role: ROLES[0],
  purposes: [],
  standing: 'AGREEMENT_MISSING',
};

/** Lets requests in that carry no token at all; one with a token is identified by it, and refused where it is wrong. */
export function identifyOrNobody(identify: Identify, requestTimeout: number): Identify {
  return async (call, headers) => {
    if (headers['authorization'] !== undefined) return identify(call, headers);
    const { requestId, receivedAt: issuedAt, traceparent } = call;
    const unsaid = { purpose: null, reason: null, override: null, reasonableCause: null };
    call.context = { requestId, actor: NOBODY, ...unsaid, issuedAt, deadline: issuedAt + requestTimeout, traceparent };
  };
}

/** The lines on which nobody may ask: to the subgraphs named, and to no other, whatever a plan says. */
export function publicLines(lines: readonly SubgraphLine[], subgraphs: ReadonlySet<string>): readonly SubgraphLine[] {
  const refused = () => Promise.reject(new Error('nobody may ask this subgraph without a token'));
  return lines.map((line) => (subgraphs.has(line.name) ? line : { ...line, send: refused }));
}

/**
 * Whether an operation asks at its root for nothing but what the subgraphs named answer.
 * @param mutations the mutations, by name, that nobody needs a token for; they too reach no other subgraph
 */
export function publicOperations(
  supergraph: string,
  subgraphs: ReadonlySet<string>,
  mutations: ReadonlySet<string> = new Set(),
): (text: string) => boolean {
  const queries = publicFields(parse(supergraph, { noLocation: true }), subgraphs);
  return (text) => {
    const document = parse(text, { noLocation: true });
    const named = (name: string) =>
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name ? [one.selectionSet] : [],
      );
    // Valid already, so that no fragment contains itself.
    const onlyOf =
      (fields: ReadonlySet<string>) =>
      ({ selections }: SelectionSetNode): boolean =>
        selections.every((selection) => {
          if (selection.kind === Kind.FIELD) return fields.has(selection.name.value);
          return selection.kind === Kind.FRAGMENT_SPREAD
            ? named(selection.name.value).every(onlyOf(fields))
            : onlyOf(fields)(selection.selectionSet);
        });
    const roots: Partial<Record<OperationTypeNode, ReadonlySet<string>>> = { query: queries, mutation: mutations };
    return document.definitions.every((one) => {
      if (one.kind !== Kind.OPERATION_DEFINITION) return true;
      const fields = roots[one.operation];
      return fields !== undefined && onlyOf(fields)(one.selectionSet);
    });
  };
}

/** How many changes an operation asks for at its root: those of its largest, where there are several. */
export function changesIn(text: string): number {
  if (!text.includes('mutation')) return 0;
  const document = parse(text, { noLocation: true });
  const isChange = document.definitions.some(
    (one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.MUTATION,
  );
  return isChange ? rootFieldCount(document) : 0;
}

function publicFields(supergraph: DocumentNode, subgraphs: ReadonlySet<string>): ReadonlySet<string> {
  const graphs = supergraph.definitions.flatMap((one) =>
    one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph' ? (one.values ?? []) : [],
  );
  const open = new Set(
    graphs.flatMap(({ name, directives = [] }) => (subgraphs.has(argument(directives[0], 'name')) ? [name.value] : [])),
  );
  const roots = supergraph.definitions.flatMap((one) =>
    one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === 'Query' ? (one.fields ?? []) : [],
  );
  const isOpen = (directives: readonly ConstDirectiveNode[]) => {
    const joins = directives.filter(({ name }) => name.value === 'join__field');
    return joins.length > 0 && joins.every((join) => open.has(argument(join, 'graph')));
  };
  const names = roots.filter(({ directives = [] }) => isOpen(directives)).map(({ name }) => name.value);
  return new Set(['__typename', ...names]);
}

function argument(directive: ConstDirectiveNode | undefined, wanted: string): string {
  const value = directive?.arguments?.find(({ name }) => name.value === wanted)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : '';
}
