import type { FormProblem } from '../form/search-form.ts';
import { h, type Markup } from '../html/h.ts';

/** Fields that are no field of the form on the page. */
const HIDDEN = new Set(['after', 'page']);

/** What is wrong with a search, above all else, each with the way to its field. */
export function problemList(problems: readonly FormProblem[]): Markup {
  if (problems.length === 0) return null;
  const lines = problems.map(({ field, message }) =>
    h('li', null, HIDDEN.has(field) ? message : h('a', { href: `#${field}` }, message)),
  );
  return h(
    'div',
    { className: 'problems', role: 'alert', 'aria-labelledby': 'problems' },
    h('h2', { id: 'problems' }, 'There is something wrong with your search'),
    h('ul', null, ...lines),
  );
}
