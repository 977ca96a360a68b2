import { SITE } from '../form/form-address.ts';
import { all, h, type Markup } from '../html/h.ts';
import { emailLink, safeLink, telephoneLink } from '../html/safe-link.ts';
import { letteredPlaces } from '../map/lettered-places.ts';
import { mapFigure } from '../map/map-figure.ts';
import type { Choices } from '../read/choices.ts';
import { isLookedAfter, type ServiceDetails } from '../read/service-details.ts';
import { suggestAddress } from '../suggest/suggest-page.ts';
import { agesInWords } from '../wording/ages-in-words.ts';
import { contactLine, contactTable } from './contacts.ts';
import { mapLocalities } from './locality-lists.ts';
import { openingHours } from './opening-hours.ts';
import type { PageContent } from './page-frame.ts';
import { placeKeyList } from './place-key.ts';
import { fact, placeName, pointsOf } from './result-list.ts';
import { STATUS_WORDS, tags } from './tags.ts';
import { TIER_WORDS } from './tier-words.ts';

/** One service: what it is, for whom, when, where, and how to reach it. */
export function servicePage(details: ServiceDetails, choices: Choices): PageContent {
  const { service } = details;
  const content = all(
    h('h1', null, service.name),
    tags(service),
    service.status === 'active'
      ? null
      : h('p', { className: 'note' }, `${STATUS_WORDS[service.status] ?? 'Not running'}.`),
    service.alert === null ? null : h('p', { className: 'note' }, service.alert),
    service.description === null ? null : h('p', { className: 'lead said' }, service.description),
    h('h2', null, 'At a glance'),
    glance(details),
    h('h2', null, 'When'),
    openingHours(details),
    h('h2', null, 'How to reach it'),
    reaching(details),
    ...where(details, choices),
    ...localContacts(details),
    isLookedAfter(details)
      ? h(
          'p',
          { className: 'back' },
          h('a', { href: suggestAddress(service.id) }, 'Something is wrong here: suggest a change'),
        )
      : null,
    h('p', { className: 'back' }, h('a', { href: SITE }, 'Look for another service')),
  );
  return { title: service.name, content, section: SITE };
}

function glance({ service, languages, costs, deployed, accessPoints }: ServiceDetails): Markup {
  const { tier, organisation } = service;
  return h(
    'dl',
    { className: 'facts wide' },
    ...fact('For', agesInWords(service.minimumAge, service.maximumAge) ?? 'Ages are not given'),
    ...fact('Kind of help', tier === null ? null : `${TIER_WORDS[tier].name}. ${TIER_WORDS[tier].about}`),
    ...fact('For needs', lines(service.needs)),
    ...fact('How to come to it', service.referralRoute),
    ...fact('Cost', lines([...(service.fees === null ? [] : [service.fees]), ...costs])),
    ...fact('Languages', lines(languages)),
    ...fact('Given by', organisation === null ? null : organisation.name),
    ...fact('Deployed in', lines(deployed.filter(({ layer }) => layer !== 'LOCALITY').map(({ name }) => name))),
    ...fact(
      'Localities',
      links(
        deployed
          .filter(({ layer }) => layer === 'LOCALITY')
          .map(({ key, name }) => [`${SITE}/localities/${key}`, name]),
      ),
    ),
    ...fact('Ask about it at', links(accessPoints.map(({ id, name }) => [`${SITE}/access-points#${id}`, name]))),
    ...fact('What is known of its effect', service.evidenceNote),
  );
}

function reaching({ service, reached }: ServiceDetails): Markup {
  const { organisation, url } = service;
  const site = url ?? organisation?.website ?? null;
  if (site === null && reached.length === 0)
    return h(
      'p',
      null,
      'The directory does not know a telephone number or address. Ask at an ',
      h('a', { href: `${SITE}/access-points` }, 'access point'),
      '.',
    );
  return h(
    'ul',
    { className: 'plain' },
    ...reached.map((line) =>
      h(
        'li',
        null,
        contactLine(line.who, line.telephones.map(telephoneLink), line.email === null ? null : emailLink(line.email)),
      ),
    ),
    site === null ? null : h('li', null, 'Web site: ', safeLink(site)),
  );
}

function where({ service }: ServiceDetails, { localities }: Choices): readonly Markup[] {
  if (service.places.length === 0) return [];
  const lettered = letteredPlaces([pointsOf(service.places)]);
  const lines = service.places.map((place) =>
    h(
      'li',
      null,
      h('strong', null, placeName(place)),
      place.name === null
        ? null
        : h('div', null, [...place.address, ...(place.postcode === null ? [] : [place.postcode])].join(', ')),
      place.accessibility.length === 0 ? null : h('div', null, `Access: ${place.accessibility.join('; ')}`),
    ),
  );
  return [
    h('h2', null, 'Where'),
    h('ul', { className: 'plain spaced' }, ...lines),
    mapFigure(
      { localities: mapLocalities(localities), places: lettered, centre: null },
      lettered,
      all('Dots are localities; letters are places of this service:', placeKeyList(lettered, null)),
    ),
  ];
}

function localContacts({ contacts, service }: ServiceDetails): readonly Markup[] {
  if (contacts.length === 0) return [];
  const rows = contacts.map((contact) => ({
    first: h('a', { href: `${SITE}/localities/${contact.key}` }, contact.locality),
    contacts: [contact],
  }));
  return [
    h('h2', null, 'Whom to ask'),
    contactTable(`Named contacts of ${service.name}, by locality`, 'Locality', rows),
  ];
}

function lines(words: readonly string[]): Markup {
  if (words.length < 2) return words[0] ?? null;
  return h('ul', { className: 'plain' }, ...words.map((word) => h('li', null, word)));
}

function links(pairs: readonly (readonly [address: string, name: string])[]): Markup {
  if (pairs.length === 0) return null;
  return h('ul', { className: 'inline' }, ...pairs.map(([href, name]) => h('li', null, h('a', { href }, name))));
}
