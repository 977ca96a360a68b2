import { renderToStaticMarkup } from 'react-dom/server';
import { SITE } from '../form/form-address.ts';
import { all, h, type Markup } from '../html/h.ts';

export const SITE_NAME = 'Services for children and families';

/** What is of one page alone. */
export interface PageContent {
  /** Also its heading, unless the content brings its own. */
  readonly title: string;
  readonly content: Markup;
  /** The address of the section that the page belongs to, as the navigation has it. */
  readonly section?: string;
  /** Search engines are not to keep it: it is one of countless lists of the same services. */
  readonly passing?: boolean;
}

const SECTIONS: readonly (readonly [address: string, name: string])[] = [
  [SITE, 'Find a service'],
  [`${SITE}/localities`, 'Localities'],
  [`${SITE}/access-points`, 'Access points'],
  [`${SITE}/about`, 'About'],
];

/** A whole page, as HTML text: what all pages have in common, round its content. */
export function pageFrame({ title, content, section, passing = false }: PageContent): string {
  const page = h(
    'html',
    { lang: 'en-GB' },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      passing ? h('meta', { name: 'robots', content: 'noindex' }) : null,
      h('title', null, title === SITE_NAME ? title : `${title} – ${SITE_NAME}`),
      h('link', { rel: 'icon', href: `${SITE}/icon.svg`, type: 'image/svg+xml' }),
      h('link', { rel: 'stylesheet', href: `${SITE}/style.css` }),
    ),
    h(
      'body',
      null,
      h('a', { className: 'skip', href: '#main' }, 'Skip to the content'),
      header(section),
      h('main', { id: 'main', tabIndex: -1 }, content),
      footer(),
    ),
  );
  return `<!DOCTYPE html>\n${renderToStaticMarkup(page)}`;
}

function header(section: string | undefined): Markup {
  const links = SECTIONS.map(([address, name]) =>
    h('li', null, h('a', { href: address, 'aria-current': section === address ? 'true' : null }, name)),
  );
  return h(
    'header',
    { className: 'site' },
    h('p', { className: 'sitename' }, h('a', { href: SITE }, SITE_NAME)),
    h('nav', { 'aria-label': 'Site' }, h('ul', null, ...links)),
  );
}

function footer(): Markup {
  return h(
    'footer',
    { className: 'site' },
    all(
      h(
        'p',
        null,
        'Anybody may use this directory. It does not ask who you are, and keeps nothing of what you look for.',
      ),
      h('p', null, 'In an emergency ring 999. If you worry about a child, ring your council’s children’s services.'),
    ),
  );
}
