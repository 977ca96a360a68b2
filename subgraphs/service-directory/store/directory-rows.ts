import type { Document } from '../open-referral/profile/entity.ts';

/** What a set of documents comes to, row by row. Ids are UUIDs in lower case. */
export interface DirectoryRows {
  readonly taxonomies: readonly TaxonomyRow[];
  readonly terms: readonly TermRow[];
  readonly organizations: readonly OrganizationRow[];
  readonly locations: readonly LocationRow[];
  readonly services: readonly ServiceRow[];
}

export interface TaxonomyRow {
  readonly id: string;
  readonly name: string;
  readonly document: Document;
}

export interface TermRow {
  readonly id: string;
  readonly taxonomyId: string | null;
  readonly name: string;
  /** Seen inside another document only: it does not replace what is known of the term. */
  readonly quoted: boolean;
  readonly document: Document;
}

export interface OrganizationRow {
  readonly id: string;
  readonly name: string;
  readonly document: Document;
}

export interface LocationRow {
  readonly id: string;
  readonly name: string | null;
  /** WGS 84 degrees; both null where the document has no point on earth. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Of the first address, as in `OX1 1AA`; with its sector (`OX1 1`) and its outward part (`OX1`). */
  readonly postcode: string | null;
  readonly sector: string | null;
  readonly outward: string | null;
  readonly document: Document;
}

export interface ServiceRow {
  readonly id: string;
  readonly organizationId: string | null;
  readonly name: string;
  readonly status: string;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly lastModified: string | null;
  readonly termIds: readonly string[];
  readonly openings: readonly Opening[];
  readonly places: readonly PlaceRow[];
  readonly document: Document;
}

/** One day of one schedule. Times are `HH:MM` or `HH:MM:SS`, on the clock of the place. */
export interface Opening {
  readonly day: string | null;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

/** That a service is given at a location. */
export interface PlaceRow {
  readonly id: string;
  readonly locationId: string | null;
  readonly document: Document;
}
