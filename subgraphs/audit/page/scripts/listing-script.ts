/** A list that is asked for page by page, saved as CSV from what was shown, with bars of what it holds. */
export const LISTING_SCRIPT = String.raw`
import { el, turn } from './show.js';
import { saveCsv } from './csv.js';

// load(after) => { rows, pageInfo }; draw(list, rows, all) adds rows to what the list shows; above(all) stands over it.
export function listing(results, { what, file, columns, load, draw, above }) {
  const all = [];
  const list = el('div', { tabindex: '-1' });
  const head = el('div', null);
  const more = el('button', { type: 'button', click: () => next() }, 'More');
  const save = el('button', { type: 'button', click: () => saveCsv(file, columns, all) }, 'Save what is shown as CSV');
  const actions = el('div', { class: 'actions' }, more, save);
  let after = null;

  const next = () =>
    turn(results, async (isCurrent) => {
      const { rows, pageInfo } = await load(after);
      if (!isCurrent()) return '';
      const isFirst = after === null;
      after = pageInfo.endCursor;
      all.push(...rows);
      draw(list, rows, all);
      if (above) head.replaceChildren(...above(all));
      if (isFirst) results.replaceChildren(head, list, actions);
      const hadFocus = document.activeElement === more;
      more.hidden = !pageInfo.hasNextPage;
      save.hidden = all.length === 0;
      if (hadFocus && more.hidden) list.focus();
      if (pageInfo.hasNextPage) return all.length + ' ' + what + ' shown; there may be more.';
      return all.length === 0 ? 'There are no ' + what + '.' : 'All ' + all.length + ' ' + what + ' are shown.';
    });
  return next();
}
`;
