import type { GeoPoint } from './projection.ts';

/** Mean radius of the earth (IUGG), in metres. */
const RADIUS = 6_371_008.8;

/** How far two points are from each other on a sphere, in metres. */
export function metresBetween(one: GeoPoint, other: GeoPoint): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const across = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const down = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2;
  const half = down + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * across;
  return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(1, half)));
}

/** A place that may have no point on earth. */
interface Somewhere {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** The places within reach of a centre, the nearest first. */
export function nearPlaces<Place extends Somewhere>(
  places: readonly Place[],
  centre: GeoPoint & { readonly metres: number },
): readonly Place[] {
  return places
    .flatMap((place) => {
      const { latitude, longitude } = place;
      if (latitude === null || longitude === null) return [];
      const metres = metresBetween({ latitude, longitude }, centre);
      // A metre on top: the directory reckons with the same sphere, but the centre is rounded on its way there.
      return metres <= centre.metres + 1 ? [{ place, metres }] : [];
    })
    .toSorted((one, other) => one.metres - other.metres)
    .map(({ place }) => place);
}
