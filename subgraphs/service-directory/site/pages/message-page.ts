import { SITE } from '../form/form-address.ts';
import { all, h } from '../html/h.ts';
import type { PageContent } from './page-frame.ts';

/** A page that says one thing: that something is not there, or did not work. */
export function messagePage(title: string, message: string): PageContent {
  const content = all(
    h('h1', null, title),
    h('p', { className: 'lead' }, message),
    h('p', null, h('a', { href: SITE }, 'Find a service')),
  );
  return { title, content, passing: true };
}
