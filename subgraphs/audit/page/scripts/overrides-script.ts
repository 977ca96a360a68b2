/** What waits for a review, and the review of it. */
export const OVERRIDES_SCRIPT = String.raw`
import { accessLine } from './accesses.js';
import { ask, ENTRY } from './ask.js';
import { openEntry } from './entry.js';
import { reviewForm } from './forms.js';
import { listing } from './listing.js';
import { dayOf, el, momentOf, say, unique } from './show.js';

const QUERY =
  'query AuditOverrides($after: String) { overridesAwaitingReview(after: $after) { edges { node { ' +
  'override reasonableCause dueBy isOverdue entry { ' +
  ENTRY + ' } } } pageInfo { hasNextPage endCursor } } }';

const COLUMNS = {
  at: (row) => row.at,
  due_by: (row) => row.dueBy,
  overdue: (row) => (row.isOverdue ? 'yes' : 'no'),
  actor_id: (row) => row.actor?.id,
  agency: (row) => row.actor?.agency,
  unit: (row) => row.actor?.unit,
  role: (row) => row.actor?.role,
  purpose: (row) => row.purpose,
  reason: (row) => row.reason,
  override: (row) => row.override,
  reasonable_cause: (row) => row.reasonableCause,
  child_ids: (row) => row.childIds,
  rules: (row) => unique(row.decisions.map(({ rule }) => rule)),
  entry_id: (row) => row.id,
};

async function load(after) {
  const { overridesAwaitingReview: page } = await ask(QUERY, { after });
  const rows = page.edges.map(({ node: { entry, override, reasonableCause, dueBy, isOverdue } }) => ({
    ...entry,
    override,
    reasonableCause,
    dueBy,
    isOverdue,
    effects: unique(entry.decisions.map(({ effect }) => effect)),
    flags: [(isOverdue ? 'Overdue: ' : 'Due by ') + dayOf(dueBy)],
  }));
  return { rows, pageInfo: page.pageInfo };
}

function draw(list, rows, all) {
  if (!list.firstElementChild) list.append(el('ol', { class: 'cards' }));
  const cards = list.firstElementChild;
  for (const row of rows) {
    const card = el('li', null, el('h3', null, dayOf(row.at)));
    const reviewed = () => {
      card.remove();
      all.splice(all.indexOf(row), 1);
      list.focus();
      say('The review is recorded. ' + all.length + ' overrides shown.');
    };
    const review = el('button', {
      type: 'button',
      class: 'main',
      'aria-label': 'Review the access of ' + momentOf(row.at),
      click: () => openEntry([row.id], reviewForm(reviewed)),
    }, 'Review');
    const given = (what, words) => words && el('p', { class: 'said' }, what + ': “' + words + '”');
    card.append(accessLine(row,
      given('Why behind the shield', row.override),
      given('Cause to suspect significant harm', row.reasonableCause),
      el('div', { class: 'actions' }, review)));
    cards.append(card);
  }
}

export function showOverrides() {
  const results = document.querySelector('#overrides .results');
  return listing(results, { what: 'overrides', file: 'overrides', columns: COLUMNS, load, draw });
}

export function startOverrides() {
  document.querySelector('#overrides form').addEventListener('submit', (event) => {
    event.preventDefault();
    void showOverrides();
  });
}
`;
