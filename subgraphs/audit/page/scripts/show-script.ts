/** Elements made from text, never from HTML; moments and days in words; messages; bars. */
export const SHOW_SCRIPT = String.raw`
import { Problem } from './ask.js';

// An element. Children that are strings become text, whatever they hold; null and false are left out.
export function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== null && value !== false) made.setAttribute(name, String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const inEngland = (options) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options });
const DAY = inEngland({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const TIME = inEngland({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const BOTH = inEngland({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });

export const dayOf = (at) => DAY.format(new Date(at));
export const timeOf = (at) => TIME.format(new Date(at));
export const momentOf = (at) => BOTH.format(new Date(at));

export function actorOf(actor) {
  return actor === null ? 'Nobody who was authenticated' : actor.role + ', ' + actor.unit + ', ' + actor.agency;
}

export const unique = (values) => [...new Set(values.filter(Boolean))];

export function chips(label, plain, flags = []) {
  return el('ul', { class: 'chips', 'aria-label': label },
    plain.map((text) => el('li', null, text)),
    flags.map((text) => el('li', { class: 'flag' }, text)));
}

const status = document.getElementById('status');
const problem = document.getElementById('problem');

export function say(text) {
  status.textContent = text;
}

export function fail(text) {
  say('');
  problem.textContent = text;
  problem.hidden = text === '';
}

// Does what an auditor asked for and says how it went; what is overtaken by a later turn of the same place is dropped.
const turns = new WeakMap();
export async function turn(place, work) {
  const mine = (turns.get(place) ?? 0) + 1;
  turns.set(place, mine);
  const isCurrent = () => turns.get(place) === mine;
  fail('');
  say('Asking…');
  place.setAttribute('aria-busy', 'true');
  try {
    const said = await work(isCurrent);
    if (isCurrent()) say(said);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) console.error(error);
    if (isCurrent()) fail(error instanceof Problem ? error.message : 'This page failed. Reload it and try again.');
    return false;
  } finally {
    if (isCurrent()) place.removeAttribute('aria-busy');
  }
}

// Counts as a table whose lengths can be seen: [{ value, accesses }].
export function bars(caption, counts) {
  const most = Math.max(1, ...counts.map(({ accesses }) => accesses));
  const rows = counts.map(({ value, accesses }) => {
    const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.width = (100 * accesses) / most + '%';
    return el('tr', null,
      el('th', { scope: 'row' }, value || 'not said'),
      el('td', { class: 'count' }, accesses.toLocaleString('en-GB')),
      el('td', { class: 'of' }, bar));
  });
  return el('table', { class: 'bars' }, el('caption', null, caption), el('tbody', null, rows));
}

export function countOf(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, accesses]) => ({ value, accesses })).sort((a, b) => b.accesses - a.accesses);
}

// The days of a form, filled in with the last seven where it is new; 31 at most, in the time of this browser.
export function period(form) {
  const [from, to] = form.querySelectorAll('input[type="date"]');
  if (!to.value) {
    const day = (ago) => new Date(Date.now() - ago * 86_400_000).toLocaleDateString('sv-SE');
    from.value = day(6);
    to.value = day(0);
  }
  const [start, end] = [new Date(from.value + 'T00:00'), new Date(to.value + 'T00:00')];
  end.setDate(end.getDate() + 1);
  if (!(start < end)) throw new Problem('The last day is before the first.');
  if (end - start > 31 * 86_400_000 + 3_600_000) throw new Problem('A period has 31 days at most.');
  return { from: start.toISOString(), to: new Date(Math.min(end, start.getTime() + 31 * 86_400_000)).toISOString() };
}
`;
