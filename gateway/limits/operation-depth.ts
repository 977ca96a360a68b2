import type { DocumentNode } from 'graphql';
import { measureOperations } from './selection-walk.ts';

/**
 * How many fields lie inside each other at the deepest place, fragments expanded. What is inside `__schema` and
 * `__type` is not counted: tools ask for it fifteen deep, it is answered from memory, and where it is not allowed
 * validation refuses it.
 */
export function operationDepth(document: DocumentNode): number {
  const depths = measureOperations(document, (parts) =>
    parts.reduce((deepest, { field, inner }) => Math.max(deepest, depthOf(field, inner)), 0),
  );
  return Math.max(0, ...depths);
}

function depthOf(field: string | null, inner: number): number {
  if (field === null) return inner;
  return field === '__schema' || field === '__type' ? 1 : inner + 1;
}
