import type { DirectoryRows } from '../../store/directory-rows.ts';
import type { Document } from '../profile/entity.ts';
import { uuidKey } from '../profile/uuid-key.ts';
import { quotedTerms, termRow } from './quoted-terms.ts';
import { organizationRow, rowsOfService } from './rows-of-service.ts';

/** Documents that have passed the profile’s schemas, each list of one kind. */
export interface Documents {
  readonly taxonomies: readonly Document[];
  readonly terms: readonly Document[];
  readonly organizations: readonly Document[];
  readonly services: readonly Document[];
}

/** The rows of many documents together. Where two describe the same thing, the later one counts. */
export function gatherRows({ taxonomies, terms, organizations, services }: Documents): DirectoryRows {
  const parts = services.map(rowsOfService);
  const spoken = [...taxonomies.flatMap(termsOf), ...terms].map((term) => termRow(term, false));
  return {
    taxonomies: taxonomies.map(taxonomyRow),
    terms: [
      ...parts.flatMap((part) => part.terms),
      ...organizations.flatMap((organization) => quotedTerms('organization', organization)),
      ...spoken.filter((row) => row !== null),
    ],
    organizations: [...organizations.map(organizationRow), ...parts.flatMap((part) => part.organizations)],
    locations: parts.flatMap((part) => part.locations),
    services: parts.flatMap((part) => part.services),
  };
}

function termsOf(taxonomy: Document): readonly Document[] {
  const terms = (taxonomy['taxonomy_terms'] ?? []) as readonly Document[];
  return terms.map((term) => ({ taxonomy_id: taxonomy['id'], ...term }));
}

function taxonomyRow(document: Document) {
  const { taxonomy_terms: _terms, ...own } = document;
  return { id: uuidKey(own['id']) ?? '', name: String(own['name']), document: own };
}
