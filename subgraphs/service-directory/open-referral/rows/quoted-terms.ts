import { ENTITIES } from '../profile/entities.ts';
import type { Document, EntityName } from '../profile/entity.ts';
import { uuidKey } from '../profile/uuid-key.ts';
import type { TermRow } from '../../store/directory-rows.ts';

/** The taxonomy terms that a document quotes, at whatever depth, each once. */
export function quotedTerms(name: EntityName, document: Document): readonly TermRow[] {
  const terms = new Map<string, TermRow>();
  gather(name, document, terms);
  return [...terms.values()];
}

/** @param quoted whether the term stands inside another document */
export function termRow(document: Document, quoted: boolean): TermRow | null {
  const id = uuidKey(document['id']);
  if (id === null) return null;
  return { id, taxonomyId: uuidKey(document['taxonomy_id']), name: String(document['name']), quoted, document };
}

function gather(name: EntityName, document: Document, terms: Map<string, TermRow>): void {
  if (name === 'taxonomy_term') {
    const row = termRow(document, true);
    if (row !== null) terms.set(row.id, row);
    return;
  }
  for (const [property, holds] of Object.entries(ENTITIES[name].properties)) {
    const value = document[property];
    if (typeof holds === 'string' || 'choice' in holds || value == null) continue;
    if ('one' in holds) gather(holds.one, value as Document, terms);
    else for (const part of value as Document[]) gather(holds.many, part, terms);
  }
}
