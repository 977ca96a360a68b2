import type { EntityPart, FetchNode, PlanNode } from '../planner/plan-tree.ts';

/**
 * Makes one of fetches at the same time that ask one subgraph the same about entities in different places: one request,
 * and an entity that is in several of the places is asked for once. One planner does so itself, the other does not.
 */
export function mergeFetches(nodes: readonly PlanNode[]): readonly PlanNode[] {
  const merged: PlanNode[] = [];
  const known = new Map<string, number>();
  for (const node of nodes) {
    const key = node.kind === 'fetch' ? question(node) : null;
    const index = key === null ? undefined : known.get(key);
    const earlier = index === undefined ? undefined : merged[index];
    if (node.kind === 'fetch' && earlier?.kind === 'fetch' && index !== undefined) {
      merged[index] = { ...earlier, entities: earlier.entities.map((part, at) => together(part, node.entities[at])) };
      continue;
    }
    if (key !== null) known.set(key, merged.length);
    merged.push(node);
  }
  return merged;
}

/** All of a fetch of entities but the places they are in; null for one that starts at a root. */
function question({ subgraph, operation, variables, entities }: FetchNode): string | null {
  if (entities.length === 0) return null;
  return JSON.stringify([subgraph, operation, variables, entities.map((part) => ({ ...part, paths: null }))]);
}

function together(part: EntityPart, other: EntityPart | undefined): EntityPart {
  return { ...part, paths: [...part.paths, ...(other?.paths ?? [])] };
}
