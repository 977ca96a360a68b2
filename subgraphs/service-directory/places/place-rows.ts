/** Layers of places. They overlap as they like: a locality may lie in two districts. */
export const PLACE_LAYERS = [
  'COUNTY',
  'BOROUGH',
  'AREA',
  'DISTRICT',
  'LOCALITY',
  'SCHOOL',
  'CHILDRENS_CENTRE',
  'PARTNERSHIP_14_19',
  'POLICE_AREA',
  'HEALTH_CLUSTER',
  'LSOA',
] as const;
export type PlaceLayer = (typeof PLACE_LAYERS)[number];

/** A place, by its key: short words joined by hyphens, beginning with the layer where it needs telling apart. */
export interface PlaceRow {
  readonly key: string;
  readonly layer: PlaceLayer;
  readonly name: string;
  /** Its number in the source’s own list. */
  readonly number: number | null;
  /** The code of the Office for National Statistics. */
  readonly gss: string | null;
  /** Degrees of its middle, to a kilometre or so; null where nobody has said. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** What its source says of it that has no field of its own, and what does not agree there. */
  readonly notes: readonly string[];
}

/** That a place is part of another. */
export interface PlacePart {
  readonly whole: string;
  readonly part: string;
}

export interface Places {
  readonly places: readonly PlaceRow[];
  readonly parts: readonly PlacePart[];
}

/** The key of a name: `Wallingford/ Goring` is `wallingford-goring`. */
export function placeKey(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
