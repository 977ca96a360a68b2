/** What is unusual in a period, with the rules that found it. */
export const UNUSUAL_SCRIPT = String.raw`
import { accessLine } from './accesses.js';
import { ask, ENTRY } from './ask.js';
import { openEntry } from './entry.js';
import { listing } from './listing.js';
import { dayOf, el, fail, momentOf, period, unique } from './show.js';

const QUERY =
  'query AuditUnusual($from: DateTime!, $to: DateTime!, $after: String) { unusualAccess(from: $from, to: $to, ' +
  'after: $after) { edges { node { findings { rule explanation why } entry { ' + ENTRY + ' } } } ' +
  'pageInfo { hasNextPage endCursor } } }';

const COLUMNS = {
  at: (row) => row.at,
  rules: (row) => row.findings.map(({ rule }) => rule),
  why: (row) => row.findings.map(({ why }) => why),
  actor_id: (row) => row.actor?.id,
  agency: (row) => row.actor?.agency,
  unit: (row) => row.actor?.unit,
  role: (row) => row.actor?.role,
  purpose: (row) => row.purpose,
  reason: (row) => row.reason,
  child_ids: (row) => row.childIds,
  entry_id: (row) => row.id,
};

function draw(list, rows) {
  if (!list.firstElementChild) list.append(el('ol', { class: 'cards' }));
  for (const row of rows) {
    const why = row.findings.map((finding) =>
      el('li', null, el('strong', null, finding.rule), ': ', finding.why));
    const details = el('button', {
      type: 'button',
      'aria-label': 'Details of the access of ' + momentOf(row.at),
      click: () => openEntry([row.id]),
    }, 'Details');
    list.firstElementChild.append(el('li', null,
      el('h3', null, dayOf(row.at)),
      accessLine(row, el('ul', { class: 'why', 'aria-label': 'What is unusual' }, why), el('div', { class: 'actions' }, details))));
  }
}

// Each rule that found something, once.
function rulesOf(all) {
  const rules = new Map(all.flatMap(({ findings }) => findings.map(({ rule, explanation }) => [rule, explanation])));
  if (rules.size === 0) return [];
  const told = [...rules].flatMap(([rule, explanation]) => [el('dt', null, rule), el('dd', null, explanation)]);
  return [el('dl', { class: 'rules' }, told)];
}

export function startUnusual() {
  const section = document.getElementById('unusual');
  const form = section.querySelector('form');
  period(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    let days;
    try {
      days = period(form);
    } catch (error) {
      fail(error.message);
      return;
    }
    const load = async (after) => {
      const { unusualAccess: page } = await ask(QUERY, { ...days, after });
      const rows = page.edges.map(({ node: { entry, findings } }) => ({
        ...entry,
        findings,
        effects: unique(entry.decisions.map(({ effect }) => effect)),
        flags: [],
      }));
      return { rows, pageInfo: page.pageInfo };
    };
    void listing(section.querySelector('.results'), { what: 'unusual accesses', file: 'unusual-access', columns: COLUMNS, load, draw, above: rulesOf });
  });
}
`;
