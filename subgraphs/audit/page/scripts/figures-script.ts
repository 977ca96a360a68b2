/** How often, by day, purpose, effect and agency. */
export const FIGURES_SCRIPT = String.raw`
import { ask } from './ask.js';
import { saveCsv } from './csv.js';
import { bars, el, period, turn } from './show.js';

const QUERY =
  'query AuditFigures($from: DateTime!, $to: DateTime!) { accessStatistics(from: $from, to: $to) { total ' +
  'byDay { value accesses } byPurpose { value accesses } byEffect { value accesses } byAgency { value accesses } } }';
const COLUMNS = { by: (row) => row.by, value: (row) => row.value, accesses: (row) => row.accesses };

// Resolves to whether the hub answered.
export function showFigures() {
  const section = document.getElementById('figures');
  const results = section.querySelector('.results');
  return turn(results, async (isCurrent) => {
    const { accessStatistics: found } = await ask(QUERY, period(section.querySelector('form')));
    if (!isCurrent()) return '';
    const groups = [['Purpose', found.byPurpose], ['Effect', found.byEffect], ['Agency', found.byAgency], ['Day', found.byDay]];
    const rows = groups.flatMap(([by, counts]) => counts.map((count) => ({ by: by.toLowerCase(), ...count })));
    const save = el('button', { type: 'button', click: () => saveCsv('access-figures', COLUMNS, rows) }, 'Save what is shown as CSV');
    results.replaceChildren(
      el('p', { class: 'total' }, el('strong', null, found.total.toLocaleString('en-GB')), ' accesses'),
      ...(rows.length === 0 ? [] : [
        el('div', { class: 'figures' }, groups.map(([by, counts]) => bars('By ' + by.toLowerCase(), counts))),
        el('div', { class: 'actions' }, save),
      ]),
    );
    return found.total.toLocaleString('en-GB') + ' accesses counted.';
  });
}

export function startFigures() {
  document.querySelector('#figures form').addEventListener('submit', (event) => {
    event.preventDefault();
    void showFigures();
  });
}
`;
