import type { DirectoryService } from '../../resolvers/directory-service.type.ts';
import type { ServicePlace } from '../../resolvers/service-place.type.ts';
import { SITE } from '../form/form-address.ts';
import { h, type Markup } from '../html/h.ts';
import { letterOf, type LetteredPlace, type ServicePoint } from '../map/lettered-places.ts';
import { agesInWords } from '../wording/ages-in-words.ts';
import { milesInWords } from '../wording/miles.ts';
import { tags } from './tags.ts';

/** Letters of a description that a list shows. */
const SUMMARY = 220;
/** Places of a service that a list shows. */
const SHOWN = 3;

/** A service of a list, with the places of it that matter there, and how many metres it is to the nearest. */
export interface FoundService {
  readonly node: DirectoryService;
  readonly places: readonly ServicePlace[];
  readonly metres: number | null;
}

/** The services of a page, each with where it is given by the letters of the map. */
export function resultList(found: readonly FoundService[], places: readonly LetteredPlace[], first: number): Markup {
  const items = found.map(({ node, metres, places: given }, position) =>
    h(
      'li',
      { className: 'result' },
      h('h3', null, `${first + position}. `, h('a', { href: `${SITE}/${node.id}` }, node.name)),
      tags(node),
      node.description === null ? null : h('p', null, summaryOf(node.description)),
      h(
        'dl',
        { className: 'facts' },
        ...fact('Given by', node.organisation?.name ?? null),
        ...fact('For', agesInWords(node.minimumAge, node.maximumAge)),
        ...fact('How far', metres === null ? null : milesInWords(metres)),
        ...fact('Where', wherever(given, places)),
      ),
    ),
  );
  return h('ol', { className: 'results', start: first }, ...items);
}

/** A term and what there is to say of it; nothing where there is nothing. */
export function fact(term: string, said: Markup): readonly Markup[] {
  return said === null ? [] : [h('div', null, h('dt', null, term), h('dd', null, said))];
}

/** The places that have a point on the map. */
export function pointsOf(places: readonly ServicePlace[]): readonly ServicePoint[] {
  return places.flatMap((place) => {
    const { latitude, longitude } = place;
    return latitude === null || longitude === null ? [] : [{ latitude, longitude, name: placeName(place) }];
  });
}

/** What to call a place: its name, else its address. */
export function placeName({ name, address, postcode }: ServicePlace): string {
  const lines = [...address, ...(postcode === null ? [] : [postcode])].join(', ');
  return name ?? (lines === '' ? 'Address not given' : lines);
}

/** The beginning of a text, to the end of a word. */
export function summaryOf(text: string): string {
  if (text.length <= SUMMARY) return text;
  return `${text.slice(0, SUMMARY).replace(/\s+\S*$/u, '')} …`;
}

function wherever(given: readonly ServicePlace[], lettered: readonly LetteredPlace[]): Markup {
  if (given.length === 0) return null;
  const lines = given.slice(0, SHOWN).map((place) => {
    const letter = letterOf(lettered, place);
    return h(
      'li',
      null,
      letter === null
        ? null
        : h('span', { className: 'letter' }, h('span', { className: 'aside' }, 'on the map: '), letter),
      letter === null ? null : ' ',
      placeName(place),
    );
  });
  const more = given.length - SHOWN;
  return h('ul', { className: 'plain' }, ...lines, more > 0 ? h('li', null, `and ${more} more`) : null);
}
