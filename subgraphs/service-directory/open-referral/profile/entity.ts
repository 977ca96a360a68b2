/** What a property of an Open Referral UK entity holds. */
export type Holds =
  | 'text'
  | 'number'
  | 'uuid'
  | 'uri'
  | 'email'
  | 'date-time'
  | { readonly choice: readonly string[] }
  | { readonly one: EntityName }
  | { readonly many: EntityName };

/** One entity of the profile: its properties in the order in which they are published, and those it cannot be without. */
export interface Entity {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Holds>>;
}

export type EntityName =
  | 'organization'
  | 'organization_identifier'
  | 'service'
  | 'service_at_location'
  | 'location'
  | 'address'
  | 'accessibility'
  | 'schedule'
  | 'service_area'
  | 'language'
  | 'funding'
  | 'cost_option'
  | 'contact'
  | 'attribute'
  | 'taxonomy'
  | 'taxonomy_term';

/** An entity as it travels: an object of JSON. Properties that the profile does not name are allowed, and kept. */
export type Document = Readonly<Record<string, unknown>>;
