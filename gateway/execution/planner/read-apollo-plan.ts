import type { PathStep, PlanNode, PlanPath, Requirement, Rewrite } from './plan-tree.ts';

/** A node of a plan, as `@apollo/query-planner` writes it. */
export type ApolloNode =
  | { readonly kind: 'Sequence' | 'Parallel'; readonly nodes: readonly ApolloNode[] }
  | { readonly kind: 'Flatten'; readonly path: readonly (string | number)[]; readonly node: ApolloNode }
  | ApolloFetch
  | { readonly kind: 'Condition' | 'Subscription' | 'Defer' };

interface ApolloFetch {
  readonly kind: 'Fetch';
  readonly serviceName: string;
  readonly operation: string;
  readonly variableUsages?: readonly string[];
  readonly requires?: readonly ApolloSelection[];
  readonly inputRewrites?: readonly ApolloRewrite[];
  readonly outputRewrites?: readonly ApolloRewrite[];
}

type ApolloSelection =
  | {
      readonly kind: 'Field';
      readonly name: string;
      readonly alias?: string;
      readonly selections?: readonly ApolloSelection[];
    }
  | {
      readonly kind: 'InlineFragment';
      readonly typeCondition?: string;
      readonly selections: readonly ApolloSelection[];
    };

type ApolloRewrite =
  | { readonly kind: 'ValueSetter'; readonly path: readonly string[]; readonly setValueTo: unknown }
  | { readonly kind: 'KeyRenamer'; readonly path: readonly string[]; readonly renameKeyTo: string };

/** @throws Error for what the gateway does not execute: subscriptions, answers in parts, conditions */
export function readApolloPlan(node: ApolloNode): PlanNode {
  return nodeAt(node, []);
}

function nodeAt(node: ApolloNode, path: PlanPath): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((inner) => nodeAt(inner, path)) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map((inner) => nodeAt(inner, path)) };
    case 'Flatten':
      return nodeAt(node.node, [...path, ...node.path.map(stepOf)]);
    case 'Fetch': {
      const { requires } = node;
      const outputRewrites = rewritesOf(node.outputRewrites);
      const part = {
        alias: '_entities',
        variable: 'representations',
        paths: [path],
        requires: (requires ?? []).map(requirementOf),
        inputRewrites: rewritesOf(node.inputRewrites),
        outputRewrites,
      };
      return {
        kind: 'fetch',
        subgraph: node.serviceName,
        operation: node.operation,
        variables: node.variableUsages ?? [],
        entities: requires === undefined ? [] : [part],
        path,
        outputRewrites,
      };
    }
    case 'Condition':
    case 'Subscription':
    case 'Defer':
      throw new Error(`a plan with ${node.kind} cannot be executed`);
  }
}

function stepOf(step: string | number): PathStep {
  return step === '@' ? { kind: 'list' } : { kind: 'field', name: String(step) };
}

function requirementOf(selection: ApolloSelection): Requirement {
  if (selection.kind === 'InlineFragment')
    return { kind: 'on', type: selection.typeCondition ?? '', selections: selection.selections.map(requirementOf) };
  const name = selection.alias ?? selection.name;
  return { kind: 'field', from: name, to: name, selections: selection.selections?.map(requirementOf) ?? null };
}

function rewritesOf(rewrites: readonly ApolloRewrite[] | undefined): readonly Rewrite[] {
  return (rewrites ?? []).map((rewrite) => {
    const path = rewrite.path.map(rewriteStep);
    return rewrite.kind === 'ValueSetter'
      ? { kind: 'set', path, value: rewrite.setValueTo }
      : { kind: 'rename', path, to: rewrite.renameKeyTo };
  });
}

const ON = '... on ';

function rewriteStep(step: string): Rewrite['path'][number] {
  return step.startsWith(ON) ? { kind: 'types', types: [step.slice(ON.length)] } : { kind: 'key', name: step };
}
