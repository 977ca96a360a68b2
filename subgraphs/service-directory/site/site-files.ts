import type { PublicAnswer, PublicRequest } from '../public/public-answer.ts';
import { siteFile } from './site-answer.ts';
import { PRINT_STYLE } from './style/print-style.ts';
import { SITE_STYLE } from './style/site-style.ts';
import { WIDGET_SCRIPT } from './widget/widget-script.ts';

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#14504a"/>' +
  '<circle cx="14" cy="14" r="7" fill="none" stroke="#fff" stroke-width="3.5"/>' +
  '<path d="m19.5 19.5 6 6" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>';

/** Content type and text, by name. */
const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  'style.css': ['text/css; charset=utf-8', SITE_STYLE + PRINT_STYLE],
  'widget.js': ['text/javascript; charset=utf-8', WIDGET_SCRIPT],
  'icon.svg': ['image/svg+xml', ICON],
};

/** What the site’s pages and other sites load; null where there is none of that name. */
export function siteFileOf(name: string, request: PublicRequest): PublicAnswer | null {
  const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  return file === undefined ? null : siteFile(...file, request);
}
