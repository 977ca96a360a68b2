import { Kind, parse } from 'graphql';
import { operationId } from '../execution/admission.ts';
import type { MaxAge } from './cache-hints.ts';

/**
 * Registered queries that anybody may ask, by id: seconds for which their answers may be kept.
 * @param registered texts, each of which was admitted
 * @param isPublic whether an operation asks public subgraphs alone
 */
export function publicDocuments(
  registered: readonly string[],
  isPublic: (text: string) => boolean,
  maxAge: MaxAge,
): ReadonlyMap<string, number> {
  const documents = new Map<string, number>();
  for (const text of registered) {
    const document = parse(text, { noLocation: true });
    const isQuery = document.definitions.every(
      (one) => one.kind !== Kind.OPERATION_DEFINITION || one.operation === 'query',
    );
    if (isQuery && isPublic(text)) documents.set(operationId(text), maxAge(document));
  }
  return documents;
}
