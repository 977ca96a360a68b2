import { h, type Markup } from '../html/h.ts';
import type { LetteredPlace } from './lettered-places.ts';
import { MILE } from '../wording/miles.ts';
import { around, placeLabels } from './place-labels.ts';
import { projectionOf, type GeoPoint, type Projection } from './projection.ts';

/** A locality as a map shows it: a dot with its name, which leads to its page. */
export interface MapLocality extends GeoPoint {
  readonly name: string;
  readonly address: string;
}

export interface MapContent {
  readonly localities: readonly MapLocality[];
  readonly places: readonly LetteredPlace[];
  /** Where somebody looks from, with how many metres round it; null where nobody said. */
  readonly centre: (GeoPoint & { readonly metres: number }) | null;
}

const WIDTH = 640;
const HEIGHTS = [320, 560] as const;
const MARGIN = 34;
/** Lengths that a scale may have, in miles. */
const SCALES = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200];

/**
 * A map without a background: localities and lettered places, where they lie to each other. It is a picture for those who
 * see it; whatever it shows has to stand beside it in words. Null where there is nothing to show.
 * @param shows what is drawn round: the rest is shown where it lies inside
 */
export function mapFigure(content: MapContent, shows: readonly GeoPoint[], caption: Markup): Markup {
  const { localities, places, centre } = content;
  if (shows.length === 0) return null;
  const map = projectionOf(shows, WIDTH, HEIGHTS, MARGIN);
  const inside = localities
    .map((locality) => ({ ...locality, ...map.project(locality), text: locality.name }))
    .filter(({ x, y }) => x > 4 && y > 4 && x < map.width - 4 && y < map.height - 4);
  const pins = places.map((place) => ({ ...place, ...map.project(place) }));
  const scale = { left: 0, top: map.height - 34, right: 170, bottom: map.height };
  const labels = placeLabels(inside, [scale, ...pins.map((pin) => around(pin, 14))], map);
  const dots = inside.map(({ x, y, address }) =>
    h('a', { href: address, tabIndex: -1 }, h('circle', { className: 'dot', cx: x, cy: y, r: 5 })),
  );
  const halos = inside.map(({ x, y }) => h('circle', { className: 'halo', cx: x, cy: y, r: 30 }));
  const names = labels.map(({ x, y, text, anchor }) =>
    h('text', { className: 'name', x, y, textAnchor: anchor }, text),
  );
  return h(
    'figure',
    { className: 'map' },
    h(
      'svg',
      { viewBox: `0 0 ${map.width} ${map.height}`, 'aria-hidden': 'true', focusable: 'false' },
      h('rect', { className: 'ground', width: map.width, height: map.height, rx: 10 }),
      ...halos,
      centre === null ? null : ring(map, centre),
      ...dots,
      ...names,
      ...pins.map(({ x, y, letter }) => pin(x, y, letter)),
      scaleBar(map),
    ),
    h('figcaption', null, caption),
  );
}

function ring(map: Projection, centre: GeoPoint & { readonly metres: number }): Markup {
  const { x, y } = map.project(centre);
  const radius = Math.round(centre.metres * map.unitsPerMetre);
  return h(
    'g',
    { className: 'centre' },
    h('circle', { className: 'reach', cx: x, cy: y, r: radius }),
    h('path', { className: 'cross', d: `M${x - 7} ${y}H${x + 7}M${x} ${y - 7}V${y + 7}` }),
  );
}

function pin(x: number, y: number, letter: string): Markup {
  return h(
    'g',
    { className: 'pin' },
    h('circle', { cx: x, cy: y, r: 12 }),
    h('text', { x, y: y + 4.5, textAnchor: 'middle' }, letter),
  );
}

/** How long a mile is; the longest of the usual scales that takes no more than a quarter of the drawing. */
function scaleBar(map: Projection): Markup {
  const length = (miles: number) => miles * MILE * map.unitsPerMetre;
  const miles = SCALES.findLast((one) => length(one) <= WIDTH / 5) ?? SCALES[0] ?? 1;
  const [left, bottom] = [14, map.height - 14];
  return h(
    'g',
    { className: 'scale' },
    h('path', { d: `M${left} ${bottom - 6}V${bottom}H${Math.round(left + length(miles))}V${bottom - 6}` }),
    h('text', { x: left + 4, y: bottom - 5 }, `${miles} ${miles === 1 ? 'mile' : 'miles'}`),
  );
}
