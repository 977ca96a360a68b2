import { visit, type DocumentNode } from 'graphql';

/** How many directives a document writes. Each is looked up and compared with its neighbours in validation. */
export function directiveCount(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    Directive: () => {
      count += 1;
    },
  });
  return count;
}
