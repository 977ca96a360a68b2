import { formAddress, SITE } from '../form/form-address.ts';
import type { FormReading, SearchForm } from '../form/search-form.ts';
import { all, h, type Markup } from '../html/h.ts';
import { letteredPlaces } from '../map/lettered-places.ts';
import { mapFigure } from '../map/map-figure.ts';
import { nearPlaces } from '../map/near-places.ts';
import type { Choices } from '../read/choices.ts';
import { PAGE_SIZE, type FoundPage } from '../read/find-page.ts';
import { MILE } from '../wording/miles.ts';
import { formView } from './form-view.ts';
import { localityLists, mapLocalities } from './locality-lists.ts';
import { SITE_NAME, type PageContent } from './page-frame.ts';
import { placeKeyList } from './place-key.ts';
import { problemList } from './problem-list.ts';
import { pointsOf, resultList } from './result-list.ts';
import { searchInWords } from './search-in-words.ts';

/** Where everybody begins: the form, and the localities. */
export function welcomePage(reading: FormReading, choices: Choices): PageContent {
  const content = all(
    h('h1', null, 'Find a service near you'),
    h(
      'p',
      { className: 'lead' },
      'Help, advice and things to do for children, young people and those who care for them.',
    ),
    formView(reading, choices),
    choices.localities.length === 0
      ? null
      : h(
          'section',
          { 'aria-labelledby': 'places' },
          h('h2', { id: 'places' }, 'Or look at a locality'),
          localityLists(choices, 'h3'),
        ),
  );
  return { title: SITE_NAME, content, section: SITE };
}

/** The form again, with what is wrong about it. */
export function problemPage(reading: FormReading, choices: Choices): PageContent {
  const content = all(
    problemList(reading.problems),
    h('h1', null, 'Find a service near you'),
    formView(reading, choices),
  );
  return { title: 'Something is wrong with your search', content, section: SITE, passing: true };
}

/** What was found, as a list and a map. */
export function resultsPage(reading: FormReading, choices: Choices, found: FoundPage): PageContent {
  const { form } = reading;
  const searched = searchInWords(form, choices);
  const content = all(
    h('h1', null, found.edges.length === 0 ? 'Nothing found' : 'Services'),
    h('p', { className: 'lead' }, searched === '' ? 'All services, by name.' : `You looked for ${searched}.`),
    h(
      'div',
      { className: 'columns' },
      h('div', null, formView(reading, choices)),
      h('div', { className: 'found' }, found.edges.length === 0 ? nothing(form) : results(form, choices, found)),
    ),
  );
  const page = form.page === 1 ? '' : `, page ${form.page}`;
  return {
    title: `${searched === '' ? 'All services' : `Services: ${searched}`}${page}`,
    content,
    section: SITE,
    passing: true,
  };
}

function results(form: SearchForm, choices: Choices, { edges, next, corrected, centre }: FoundPage): Markup {
  const first = (form.page - 1) * PAGE_SIZE + 1;
  const reach = centre === null ? null : { ...centre, metres: form.miles * MILE };
  const given = edges.map(({ node, metres }) => ({
    node,
    places: reach === null ? node.places : nearPlaces(node.places, reach),
    metres,
  }));
  const places = letteredPlaces(given.map((one) => pointsOf(one.places)));
  const caption = all(
    'Where these services are. Dots are localities; letters are places:',
    placeKeyList(places, first),
  );
  return all(
    corrected
      ? h('p', { className: 'note' }, 'Nothing has these very words. These have words that are spelt like yours.')
      : null,
    h('h2', null, counted(first, edges.length, form.page > 1 || next !== null)),
    resultList(given, places, first),
    paging(form, next),
    places.length === 0
      ? null
      : h(
          'section',
          { 'aria-labelledby': 'map' },
          h('h2', { id: 'map' }, 'Map'),
          mapFigure(
            { localities: mapLocalities(choices.localities), places, centre: reach },
            centre === null ? places : [...places, centre],
            caption,
          ),
        ),
  );
}

function counted(first: number, shown: number, isPart: boolean): string {
  if (isPart) return `Services ${first} to ${first + shown - 1}`;
  return shown === 1 ? '1 service' : `${shown} services`;
}

function paging(form: SearchForm, next: string | null): Markup {
  if (next === null && form.page === 1) return null;
  return h(
    'nav',
    { className: 'paging', 'aria-label': 'Pages of the list' },
    form.page === 1 ? null : h('a', { href: formAddress({ ...form, after: null, page: 1 }) }, 'Back to the first page'),
    h('span', null, `Page ${form.page}`),
    next === null
      ? null
      : h('a', { href: formAddress({ ...form, after: next, page: form.page + 1 }), rel: 'next' }, 'Next page'),
  );
}

function nothing(form: SearchForm): Markup {
  const wider = form.near !== '' && form.miles < 50 ? { ...form, miles: 50, after: null, page: 1 } : null;
  const choices = [
    wider === null ? null : h('li', null, h('a', { href: formAddress(wider) }, 'Look within 50 miles')),
    h('li', null, 'Use other or fewer words, or leave out some of your choices.'),
    form.openNow
      ? h('li', null, h('a', { href: formAddress({ ...form, openNow: false }) }, 'Also show what is closed now'))
      : null,
    h('li', null, h('a', { href: formAddress({}) }, 'See all services')),
  ];
  return all(h('p', null, 'No service in the directory fits all of this. You could:'), h('ul', null, ...choices));
}
