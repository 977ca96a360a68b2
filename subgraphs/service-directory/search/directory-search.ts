import type { Coordinates } from '../open-referral/read/postcode-point.ts';
import type { NestedService } from '../open-referral/read/nested-services.ts';
import type { WallClock } from '../opening/london-clock.ts';

/** What is looked for; null where it does not matter. Filters hold together. */
export interface DirectorySearch {
  /** Nearest first, within so many metres. */
  readonly near: (Coordinates & { readonly metres: number }) | null;
  /** As PostgreSQL’s to_tsquery reads it. */
  readonly query: string | null;
  readonly age: number | null;
  /** Ids of taxonomy terms, each of which a service has to be filed under. */
  readonly termIds: readonly string[];
  /** Keys of places, in one of which a service has to be deployed. */
  readonly places: readonly string[] | null;
  readonly openOn: string | null;
  readonly openAt: WallClock | null;
}

/** Where a page ends: what the list is ordered by, and the service. */
export interface Position {
  readonly sort: string | number;
  readonly id: string;
}

export interface Found extends Position {
  /** Metres; null where nobody asked how far. */
  readonly metres: number | null;
}

/** A service that was found, with all that belongs to it. */
export interface Hit extends Found {
  readonly service: NestedService;
}
