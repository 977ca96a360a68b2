import { h, type Markup } from './h.ts';

/**
 * A link that somebody else has written into the directory: to the web and nowhere else, and without telling that site
 * where its visitor comes from. What is no address of the web is shown as the text that it is.
 */
export function safeLink(address: string): Markup {
  const url = URL.parse(address.trim());
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return address;
  return h('a', { href: url.href, rel: 'external noopener noreferrer nofollow' }, address);
}

/** An e-mail address to write to; text where it is none. */
export function emailLink(address: string): Markup {
  return /^[^\s@?&]+@[^\s@?&]+$/.test(address) ? h('a', { href: `mailto:${address}` }, address) : address;
}

/** A telephone number to ring, without its extension; text where it does not begin with digits to dial. */
export function telephoneLink(number: string): Markup {
  const [digits = ''] = /^[^\p{L}]*/u.exec(number.trim()) ?? [];
  const dialled = digits.replace(/^(\+.*)\(0\)/, '$1').replaceAll(/(?!^\+)\D/g, '');
  return /^\+?\d{3,15}$/.test(dialled) ? h('a', { href: `tel:${dialled}` }, number) : number;
}
