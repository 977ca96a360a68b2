import { all, h, type Markup } from '../html/h.ts';
import { emailLink, telephoneLink } from '../html/safe-link.ts';
import type { NamedContact } from '../../resolvers/locality.type.ts';

/** A row of a table of contacts: what it is about, and whom to ask; nobody is a gap. */
export interface ContactRow {
  readonly first: Markup;
  readonly second?: Markup;
  readonly contacts: readonly NamedContact[];
}

/** A way to reach somebody, on one line. */
export function contactLine(who: Markup, telephones: readonly Markup[], email: Markup): Markup {
  const parts = [who, ...telephones, email].filter((part) => part !== null);
  return all(...parts.flatMap((part, position) => (position === 0 ? [part] : [', ', part])));
}

/** Who is to be asked, row by row; a row without anybody says so. */
export function contactTable(caption: string, about: string, rows: readonly ContactRow[], second?: string): Markup {
  const columns = [about, ...(second === undefined ? [] : [second]), 'Named contact'];
  return h(
    'div',
    { className: 'scroll', role: 'region', 'aria-label': caption, tabIndex: 0 },
    h(
      'table',
      null,
      h('caption', null, caption),
      h('thead', null, h('tr', null, ...columns.map((column) => h('th', { scope: 'col' }, column)))),
      h(
        'tbody',
        null,
        ...rows.map(({ first, second: more, contacts }) =>
          h(
            'tr',
            null,
            h('th', { scope: 'row' }, first),
            second === undefined ? null : h('td', null, more ?? null),
            contacts.length === 0
              ? h('td', { className: 'gap' }, 'Nobody named yet')
              : h('td', null, ...contacts.map((contact) => h('div', null, named(contact)))),
          ),
        ),
      ),
    ),
  );
}

function named({ name, role, telephone, email }: NamedContact): Markup {
  const who = role === null ? name : `${name}, ${role}`;
  return contactLine(
    who,
    telephone === null ? [] : [telephoneLink(telephone)],
    email === null ? null : emailLink(email),
  );
}
