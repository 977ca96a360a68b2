import type { DocumentNode } from 'graphql';
import { measureOperations } from './selection-walk.ts';

/** How many fields an operation asks for at its root, fragments expanded. */
export function rootFieldCount(document: DocumentNode): number {
  const counts = measureOperations(document, (parts) =>
    parts.reduce((sum, { field, inner }) => sum + (field === null ? inner : 1), 0),
  );
  return Math.max(0, ...counts);
}
