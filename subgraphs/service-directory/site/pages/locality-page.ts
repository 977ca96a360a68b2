import type { BodyFacet, DeploymentRow, NeighbourFacet } from '../../places/locality-facets.ts';
import { PLACE_LAYERS } from '../../places/place-rows.ts';
import { formAddress, SITE } from '../form/form-address.ts';
import { all, h, type Markup } from '../html/h.ts';
import { mapFigure } from '../map/map-figure.ts';
import type { Choices } from '../read/choices.ts';
import type { LocalityDetails } from '../read/locality-details.ts';
import { dayInWords } from '../wording/day-in-words.ts';
import { contactTable } from './contacts.ts';
import { localityLists, mapLocalities } from './locality-lists.ts';
import type { PageContent } from './page-frame.ts';
import { BODY_WORDS, LAYER_WORDS, MODEL_WORDS } from './place-words.ts';
import { fact } from './result-list.ts';

const LOCALITIES = `${SITE}/localities`;

/** All localities, by authority. */
export function localitiesPage(choices: Choices): PageContent {
  const content = all(
    h('h1', null, 'Localities'),
    h('p', { className: 'lead' }, 'Who works with children in a neighbourhood, and whom to ask.'),
    localityLists(choices, 'h2'),
  );
  return { title: 'Localities', content, section: LOCALITIES };
}

/** Who is who in a locality: its bodies and teams, its services and their contacts, and where somebody is missing. */
export function localityPage(details: LocalityDetails, choices: Choices): PageContent {
  const { place, neighbours, bodies, advice, deployments, contacts } = details;
  const there = deployments.filter(({ localities }) => localities);
  const gaps = there.filter(({ serviceId }) => !contacts.has(serviceId));
  const content = all(
    h('h1', null, place.name),
    h(
      'p',
      { className: 'lead' },
      h('a', { href: formAddress({ locality: place.key }) }, `Services that are there for ${place.name}`),
    ),
    h('dl', { className: 'facts wide' }, ...parts(neighbours)),
    h('h2', null, 'Who is who'),
    bodies.length === 0
      ? h('p', null, 'The directory knows of no team or forum here.')
      : h('div', { className: 'cards' }, ...bodies.map(bodyCard)),
    h('h2', null, 'Whom to ask at each service'),
    gaps.length === 0 ? null : h('p', { className: 'note' }, gapWords(gaps.length, there.length)),
    deployments.length === 0
      ? h('p', null, 'The directory knows of no service that is deployed here.')
      : contactTable(
          `Services for ${place.name}`,
          'Service',
          deployments.map((row) => ({
            first: h('a', { href: `${SITE}/${row.serviceId}` }, row.name),
            second: levels(row),
            contacts: contacts.get(row.serviceId) ?? [],
          })),
          'Deployed',
        ),
    advice.length === 0 ? null : h('h2', null, 'Advice without a referral'),
    advice.length === 0
      ? null
      : h(
          'ul',
          null,
          ...advice.map(({ serviceId, name, how }) =>
            h('li', null, h('a', { href: `${SITE}/${serviceId}` }, name), `: ${how}`),
          ),
        ),
    ...where(details, choices),
    place.notes.length === 0 ? null : h('h2', null, 'What its source says besides'),
    place.notes.length === 0 ? null : h('ul', null, ...place.notes.map((note) => h('li', null, note))),
  );
  return { title: place.name, content, section: LOCALITIES };
}

function gapWords(gaps: number, services: number): string {
  const named = services - gaps;
  const whose = `${named === 0 ? 'None' : named} of the ${services} services in this locality`;
  return `${whose} ${named < 2 ? 'has' : 'have'} somebody named for it.`;
}

function levels({ countyWide, area, localities }: DeploymentRow): string {
  const named = [countyWide ? 'county-wide' : '', area ? 'in the area' : '', localities ? 'in the locality' : ''];
  return named.filter((level) => level !== '').join(', ');
}

/** What a locality is part of, and what is part of it, kind by kind. */
function parts(neighbours: readonly NeighbourFacet[]): readonly Markup[] {
  const kinds = Map.groupBy(neighbours, ({ layer }) => layer);
  return PLACE_LAYERS.flatMap((layer) => {
    const names = (kinds.get(layer) ?? []).map(({ name }) => name);
    return names.length === 0 ? [] : fact(LAYER_WORDS[layer], names.join('; '));
  });
}

function bodyCard({ kind, name, model, since, until, meetingsAYear, members }: BodyFacet): Markup {
  const named = (part: 'CORE' | 'ALLIED') =>
    members
      .filter((member) => member.part === part)
      .map(({ role, serviceId }) =>
        h('li', null, serviceId === null ? role : h('a', { href: `${SITE}/${serviceId}` }, role)),
      );
  const [core, allied] = [named('CORE'), named('ALLIED')];
  return h(
    'section',
    { className: 'card' },
    h('h3', null, name),
    h('p', null, BODY_WORDS[kind]),
    h(
      'dl',
      { className: 'facts' },
      ...fact('How it works', model === null ? null : MODEL_WORDS[model]),
      ...fact('Since', since === null ? null : dayInWords(since)),
      ...fact('Until', until === null ? null : dayInWords(until)),
      ...fact('Meets', meetingsAYear === null ? null : `${meetingsAYear} times a year`),
      ...fact('Members', core.length === 0 ? null : h('ul', { className: 'plain' }, ...core)),
      ...fact('Draws upon', allied.length === 0 ? null : h('ul', { className: 'plain' }, ...allied)),
    ),
  );
}

function where({ place }: LocalityDetails, { localities }: Choices): readonly Markup[] {
  const { key, latitude, longitude } = place;
  if (latitude === null || longitude === null) return [];
  const authority = localities.find((one) => one.key === key)?.authority ?? null;
  const near = mapLocalities(localities.filter((one) => one.authority === authority));
  const here = { letter: 'A', name: place.name, services: [], latitude, longitude };
  return [
    h('h2', null, 'Where it is'),
    mapFigure(
      { localities: near, places: [here], centre: null },
      near,
      `A is ${place.name}; dots are its neighbours. Roughly, to a mile.`,
    ),
  ];
}
