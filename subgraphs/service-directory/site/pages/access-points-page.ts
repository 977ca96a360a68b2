import type { AccessPoint } from '../../resolvers/access-points.resolver.ts';
import { SITE } from '../form/form-address.ts';
import { all, h, type Markup } from '../html/h.ts';
import { safeLink } from '../html/safe-link.ts';
import { letteredPlaces, letterOf, type LetteredPlace } from '../map/lettered-places.ts';
import { mapFigure } from '../map/map-figure.ts';
import type { Choices } from '../read/choices.ts';
import { mapLocalities } from './locality-lists.ts';
import type { PageContent } from './page-frame.ts';
import { fact } from './result-list.ts';

const KINDS: Readonly<Record<AccessPoint['kind'], string>> = {
  PRIMARY: 'Offices with staff',
  SECONDARY: 'Partners who show the way',
  VIRTUAL: 'On the web',
};

/** Where to get in touch: offices, partners’ places, web sites. */
export function accessPointsPage(points: readonly AccessPoint[], choices: Choices): PageContent {
  const lettered = letteredPlaces(
    points.map(({ name, latitude, longitude }) =>
      latitude === null || longitude === null ? [] : [{ name, latitude, longitude }],
    ),
  );
  const groups = (Object.keys(KINDS) as AccessPoint['kind'][]).flatMap((kind) => {
    const ofKind = points.filter((point) => point.kind === kind);
    return ofKind.length === 0 ? [] : [group(KINDS[kind], ofKind, lettered)];
  });
  const content = all(
    h('h1', null, 'Access points'),
    h('p', { className: 'lead' }, 'Places where you can ask, face to face or on the web.'),
    ...groups,
    mapFigure(
      { localities: mapLocalities(choices.localities), places: lettered, centre: null },
      lettered,
      'Where the access points are, by the letters beside their names. Dots are localities.',
    ),
  );
  return { title: 'Access points', content, section: `${SITE}/access-points` };
}

function group(name: string, points: readonly AccessPoint[], lettered: readonly LetteredPlace[]): Markup {
  return h(
    'section',
    null,
    h('h2', null, name),
    h('div', { className: 'cards' }, ...points.map((point) => card(point, lettered))),
  );
}

function card(
  { id, name, host, latitude, longitude, url, note, serviceIds }: AccessPoint,
  lettered: readonly LetteredPlace[],
): Markup {
  const letter = letterOf(lettered, { latitude, longitude });
  const services = serviceIds.length === 1 ? '1 service can' : `${serviceIds.length} services can`;
  return h(
    'section',
    { className: 'card', id },
    h(
      'h3',
      null,
      letter === null ? null : h('span', { className: 'letter' }, letter),
      letter === null ? null : ' ',
      name,
    ),
    note === null ? null : h('p', null, note),
    h(
      'dl',
      { className: 'facts' },
      ...fact('Host', host),
      ...fact('Web site', url === null ? null : safeLink(url)),
      ...fact('Services', serviceIds.length === 0 ? null : `${services} be reached there.`),
    ),
  );
}
