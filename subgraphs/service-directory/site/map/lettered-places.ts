import type { GeoPoint } from './projection.ts';

/** A place where services are given. */
export interface ServicePoint extends GeoPoint {
  /** What it is called, as far as anybody has said. */
  readonly name: string;
}

/** One place of a map, by its letter, with the numbers of the services that are given there. */
export interface LetteredPlace extends ServicePoint {
  readonly letter: string;
  readonly services: readonly number[];
}

/** There are no more letters; and a map with more could not be read. */
const MOST = 26;
/** Degrees nearer to each other than this are the same point of a map. */
const SAME = 1e-4;

/**
 * The places of a list of services, each once, in the order in which they come up. Services are numbered from 1. Places
 * beyond the twenty-sixth are left out.
 * @param services the places of each service
 */
export function letteredPlaces(services: readonly (readonly ServicePoint[])[]): readonly LetteredPlace[] {
  const places: (ServicePoint & { readonly services: number[] })[] = [];
  for (const [position, points] of services.entries()) {
    for (const point of points) {
      const known = places.find((place) => isSame(place, point));
      if (known === undefined && places.length < MOST) places.push({ ...point, services: [position + 1] });
      else if (known !== undefined && known.services.at(-1) !== position + 1) known.services.push(position + 1);
    }
  }
  return places.map((place, position) => ({ ...place, letter: String.fromCharCode(65 + position) }));
}

/** The letter of whatever lies at a point; null where that has no letter, or no point. */
export function letterOf(
  places: readonly LetteredPlace[],
  { latitude, longitude }: { readonly latitude: number | null; readonly longitude: number | null },
): string | null {
  if (latitude === null || longitude === null) return null;
  return places.find((place) => isSame(place, { latitude, longitude }))?.letter ?? null;
}

/** Whether two points are one on a map. */
function isSame(one: GeoPoint, other: GeoPoint): boolean {
  return Math.abs(one.latitude - other.latitude) < SAME && Math.abs(one.longitude - other.longitude) < SAME;
}
