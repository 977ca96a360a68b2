import type {
  EntityBatchAlias,
  FetchNode,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode as NativeNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import type { EntityPart, PathStep, PlanNode, PlanPath, Requirement, Rewrite } from './plan-tree.ts';

/** @throws Error for what the gateway does not execute: subscriptions, answers in parts, conditions */
export function readNativePlan(node: NativeNode): PlanNode {
  return nodeAt(node, []);
}

function nodeAt(node: NativeNode, path: PlanPath): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((inner) => nodeAt(inner, path)) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map((inner) => nodeAt(inner, path)) };
    case 'Flatten':
      return nodeAt(node.node, [...path, ...node.path.map(stepOf)]);
    case 'Fetch':
      return {
        kind: 'fetch',
        subgraph: node.serviceName,
        operation: node.operation,
        variables: node.variableUsages ?? [],
        entities: node.requires === undefined ? [] : [entityPart(node, node.requires, path)],
        path,
        outputRewrites: (node.outputRewrites ?? []).map(rewriteOf),
      };
    case 'BatchFetch':
      return {
        kind: 'fetch',
        subgraph: node.serviceName,
        operation: node.operation,
        variables: node.variableUsages ?? [],
        entities: node.entityBatch.aliases.map(batchPart),
        path,
        outputRewrites: [],
      };
    case 'Condition':
    case 'Subscription':
    case 'Defer':
      throw new Error(`a plan with ${node.kind} cannot be executed`);
  }
}

/** The rewrites of an entity fetch start at `_entities`; here they start at an entity. */
function entityPart(node: FetchNode, requires: readonly RequiresSelection[], path: PlanPath): EntityPart {
  return {
    alias: '_entities',
    variable: 'representations',
    paths: [path],
    requires: requires.map(requirementOf),
    inputRewrites: (node.inputRewrites ?? []).map(rewriteOf),
    outputRewrites: (node.outputRewrites ?? []).map(rewriteOf).map((rewrite) => fromEntity(rewrite, '_entities')),
  };
}

function batchPart(part: EntityBatchAlias): EntityPart {
  return {
    alias: part.alias,
    variable: part.representationsVariableName,
    paths: part.paths.map((path) => path.map(stepOf)),
    requires: part.requires.map(requirementOf),
    inputRewrites: (part.inputRewrites ?? []).map(rewriteOf),
    outputRewrites: (part.outputRewrites ?? []).map(rewriteOf).map((rewrite) => fromEntity(rewrite, part.alias)),
  };
}

function fromEntity(rewrite: Rewrite, alias: string): Rewrite {
  const [first] = rewrite.path;
  const startsThere = first?.kind === 'key' && (first.name === alias || first.name === '_entities');
  return startsThere ? { ...rewrite, path: rewrite.path.slice(1) } : rewrite;
}

function stepOf(segment: FlattenNodePathSegment): PathStep {
  if (segment === '@') return { kind: 'list' };
  if ('Field' in segment) return { kind: 'field', name: segment.Field };
  return { kind: 'types', types: segment.TypeCondition };
}

function requirementOf(selection: RequiresSelection): Requirement {
  switch (selection.kind) {
    case 'Field':
      return {
        kind: 'field',
        from: selection.name,
        to: selection.alias ?? selection.name,
        selections: selection.selections === undefined ? null : selection.selections.map(requirementOf),
      };
    case 'InlineFragment':
      return { kind: 'on', type: selection.typeCondition, selections: selection.selections.map(requirementOf) };
    case 'FragmentSpread':
      throw new Error('a plan requires a named fragment');
  }
}

function rewriteOf(rewrite: FetchRewrite): Rewrite {
  const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : 'setValueTo' in rewrite ? rewrite : null;
  if (setter !== null) return { kind: 'set', path: setter.path.map(rewriteStep), value: setter.setValueTo };
  if ('KeyRenamer' in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return { kind: 'rename', path: path.map(rewriteStep), to: renameKeyTo };
  }
  throw new Error('a plan has an unknown rewrite');
}

function rewriteStep(segment: { TypenameEquals: string[] } | { Key: string }): Rewrite['path'][number] {
  return 'Key' in segment ? { kind: 'key', name: segment.Key } : { kind: 'types', types: segment.TypenameEquals };
}
