import { SITE } from '../form/form-address.ts';
import { all, h, type Markup } from '../html/h.ts';
import { mapFigure, type MapLocality } from '../map/map-figure.ts';
import type { Choices, LocalityChoice } from '../read/choices.ts';

/** Authorities beyond these have their localities listed, and no map. */
const MAPS = 4;

/** The localities of each authority, as a map and as a list, under a heading of this level. */
export function localityLists({ localities }: Choices, heading: 'h2' | 'h3'): Markup {
  const groups = [...Map.groupBy(localities, ({ authority }) => authority ?? 'Elsewhere')];
  return all(
    ...groups.map(([authority, group], position) => {
      const drawn = mapLocalities(group);
      const links = group.map(({ key, name }) => h('li', null, h('a', { href: `${SITE}/localities/${key}` }, name)));
      return h(
        'div',
        { className: 'authority' },
        h(heading, null, authority),
        h('ul', { className: 'links' }, ...links),
        position < MAPS
          ? mapFigure(
              { localities: drawn, places: [], centre: null },
              drawn,
              `Where the localities of ${authority} lie, roughly.`,
            )
          : null,
      );
    }),
  );
}

/** The localities of which anybody has said where they are. */
export function mapLocalities(localities: readonly LocalityChoice[]): readonly MapLocality[] {
  return localities.flatMap(({ key, name, latitude, longitude }) =>
    latitude === null || longitude === null
      ? []
      : [{ name, latitude, longitude, address: `${SITE}/localities/${key}` }],
  );
}
