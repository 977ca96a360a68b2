import { visit, type DocumentNode } from 'graphql';

/** How many aliases a document writes, `__typename` included: one field under many names is work many times. */
export function aliasCount(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    Field: (field) => {
      if (field.alias !== undefined) count += 1;
    },
  });
  return count;
}
