/** Degrees, WGS 84. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** A point of a drawing: to the right and down, from its upper left corner. */
export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
}

export interface Projection {
  readonly width: number;
  readonly height: number;
  /** How many units of the drawing make a metre. */
  readonly unitsPerMetre: number;
  project(point: GeoPoint): DrawnPoint;
}

/** Metres of a degree of latitude on a sphere of 6,371,008.8 m (mean radius, IUGG). */
const DEGREE = (Math.PI / 180) * 6_371_008.8;
/** A map shows at least so many metres across and down, so that a single point has something round it. */
const LEAST = { across: 16_000, down: 9_000 };

/**
 * An equirectangular projection whose standard parallel runs through the middle of the points: within a county it is
 * true to a few metres. All points lie inside the drawing, as far from its edges as `margin`.
 * @param points at least one
 * @param width of the drawing; its height follows from the points, within `heights`
 */
export function projectionOf(
  points: readonly GeoPoint[],
  width: number,
  heights: readonly [least: number, most: number],
  margin: number,
): Projection {
  const latitudes = points.map(({ latitude }) => latitude);
  const longitudes = points.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [middle, centre] = [(south + north) / 2, (west + east) / 2];
  const narrowing = Math.max(Math.cos((middle * Math.PI) / 180), 0.01);
  const across = Math.max((east - west) * DEGREE * narrowing, LEAST.across);
  const down = Math.max((north - south) * DEGREE, LEAST.down);
  const wanted = ((width - 2 * margin) * down) / across + 2 * margin;
  const height = Math.round(Math.min(Math.max(wanted, heights[0]), heights[1]));
  const unitsPerMetre = Math.min((width - 2 * margin) / across, (height - 2 * margin) / down);
  return {
    width,
    height,
    unitsPerMetre,
    project: ({ latitude, longitude }) => ({
      x: round(width / 2 + (longitude - centre) * DEGREE * narrowing * unitsPerMetre),
      y: round(height / 2 - (latitude - middle) * DEGREE * unitsPerMetre),
    }),
  };
}

/** A tenth of a unit is finer than can be seen. */
function round(units: number): number {
  return Math.round(units * 10) / 10;
}
