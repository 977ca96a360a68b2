import type { DocumentNode } from 'graphql';
import { measureOperations } from './selection-walk.ts';

/** How many fields the largest operation of a document asks for, fragments expanded. */
export function selectionCount(document: DocumentNode): number {
  const counts = measureOperations(document, (parts) =>
    parts.reduce((sum, { field, inner }) => sum + inner + (field === null ? 0 : 1), 0),
  );
  return Math.max(0, ...counts);
}
