import { WIDGET_STYLE } from './widget-style.ts';

/**
 * The finder for other sites: one script, which puts a form and its answers where its own tag stands, in a shadow of its
 * own. It leaves nothing behind in the page round it: no globals, styles, cookies or storage. It asks this host alone,
 * when its visitor presses the button, and shows what it is told as text.
 */
export const WIDGET_SCRIPT = `(() => {
'use strict';
const tag = document.currentScript;
if (!tag || !tag.src || !tag.parentNode) return;
const base = new URL('.', tag.src);
const set = tag.dataset;
const PATIENCE = 8000;

const make = (name, attributes, ...content) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
  element.append(...content.filter((part) => part !== null));
  return element;
};
const input = (name, label, placeholder, more) =>
  make('label', {}, label, make('input', { name, placeholder, autocomplete: 'off', maxlength: '100', ...more }));

const level = /^[2-6]$/.test(set.headingLevel || '') ? set.headingLevel : '2';
const title = make('h' + level, { class: 'title', id: 'title' }, set.heading || 'Find a service');
const miles = make('select', { name: 'miles' });
for (const far of [1, 3, 5, 10, 25, 50]) miles.append(make('option', { value: far }, 'Within ' + far + (far === 1 ? ' mile' : ' miles')));
miles.value = '5';
const form = make('form', { role: 'search', 'aria-labelledby': 'title' },
  input('text', 'What?', null, { type: 'search', value: set.text || null }),
  input('near', 'Near where? (postcode or town)', null, { type: 'text', value: set.near || null }),
  make('label', {}, 'How far?', miles),
  input('age', 'For what age?', null, { type: 'text', inputmode: 'numeric', maxlength: '3', value: set.age || null }),
  make('button', { type: 'submit' }, 'Find services'));
const status = make('p', { class: 'status', role: 'status' });
const list = make('ol', {});
const more = make('button', { type: 'button', class: 'more', hidden: '' }, 'Show more');
const whole = make('a', { href: base.href.replace(/\\/$/, ''), rel: 'noopener' }, 'Open the whole directory');
const host = make('div', { 'data-theme': ['light', 'dark', 'auto'].includes(set.theme) ? set.theme : 'light' });
const shadow = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(${JSON.stringify(WIDGET_STYLE)});
shadow.adoptedStyleSheets = [sheet];
shadow.append(make('section', { 'aria-labelledby': 'title' }, title, form, status, list, more, make('p', { class: 'all' }, whole)));
tag.parentNode.insertBefore(host, tag.nextSibling);

let asked = null;
let next = null;
let under = null;

const say = (words, bad) => {
  status.className = bad ? 'status bad' : 'status';
  status.textContent = words;
};

const line = (service) => {
  const facts = [service.organisation, service.ages, service.distance, service.place,
    service.openNow === null ? null : service.openNow ? 'Open now' : 'Closed now'];
  return make('li', {},
    make('a', { href: new URL(service.path, base).href, rel: 'noopener' }, service.name),
    service.summary === null ? null : make('p', {}, service.summary),
    make('p', { class: 'soft' }, facts.filter((fact) => fact !== null).join(' · ')));
};

const ask = async (query, goesOn) => {
  if (under) under.abort();
  const own = under = new AbortController();
  const late = setTimeout(() => own.abort(), PATIENCE);
  say('Looking …', false);
  try {
    const response = await fetch(new URL('search.json?' + query, base), {
      signal: own.signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
    const answer = await response.json();
    if (under !== own) return;
    if (!response.ok) {
      list.replaceChildren();
      more.hidden = true;
      return say(response.status === 400 ? answer.message : 'The directory cannot be reached just now. Try again shortly.', true);
    }
    const lines = answer.services.map(line);
    if (!goesOn) list.replaceChildren();
    list.append(...lines);
    next = answer.next;
    more.hidden = !next;
    const shown = list.children.length;
    say(shown === 0 ? 'Nothing found. Use other or fewer words, or look further away.'
      : (answer.corrected ? 'Nothing has these very words; these have words that are spelt like yours. ' : '') +
        shown + (shown === 1 ? ' service' : ' services') + ' shown' + (next ? '; there are more.' : '.'), false);
    if (goesOn && lines.length > 0) lines[0].querySelector('a').focus();
  } catch {
    if (under === own) say('The directory cannot be reached just now. Try again shortly.', true);
  } finally {
    clearTimeout(late);
  }
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  asked = new URLSearchParams();
  for (const name of ['text', 'near', 'miles', 'age']) {
    const value = form.elements.namedItem(name).value.trim();
    if (value && !(name === 'miles' && !form.elements.namedItem('near').value.trim())) asked.set(name, value);
  }
  for (const name of ['locality', 'need', 'tier']) if (set[name]) asked.set(name, set[name]);
  asked.page = 1;
  void ask(asked, false);
});
more.addEventListener('click', () => {
  const query = new URLSearchParams(asked);
  asked.page += 1;
  query.set('after', next);
  query.set('page', asked.page);
  void ask(query, true);
});
})();
`;
