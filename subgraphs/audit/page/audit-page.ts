import { PAGE_HTML } from './page-html.ts';
import { PAGE_STYLE } from './page-style.ts';
import { ACCESSES_SCRIPT } from './scripts/accesses-script.ts';
import { ASK_SCRIPT } from './scripts/ask-script.ts';
import { CSV_SCRIPT } from './scripts/csv-script.ts';
import { ENTRY_SCRIPT } from './scripts/entry-script.ts';
import { FIGURES_SCRIPT } from './scripts/figures-script.ts';
import { FORMS_SCRIPT } from './scripts/forms-script.ts';
import { LISTING_SCRIPT } from './scripts/listing-script.ts';
import { OVERRIDES_SCRIPT } from './scripts/overrides-script.ts';
import { PAGE_SCRIPT } from './scripts/page-script.ts';
import { PROOF_SCRIPT } from './scripts/proof-script.ts';
import { SHOW_SCRIPT } from './scripts/show-script.ts';
import { UNUSUAL_SCRIPT } from './scripts/unusual-script.ts';

const script = (name: string, body: string) => ({
  path: `/audit/${name}.js`,
  contentType: 'text/javascript; charset=utf-8',
  body,
});

/**
 * The auditors’ page, as files that are served beside the GraphQL API. It asks that API like any client, with the token
 * that an auditor pastes, so it shows no more than the API does. The token stays in the memory of the page: never in its
 * address, in storage or in a cookie. What comes from the trail is put into the page as text alone, since anybody may
 * write anything into a reason.
 */
export const AUDIT_PAGE = [
  { path: '/audit', contentType: 'text/html; charset=utf-8', body: PAGE_HTML },
  { path: '/audit/page.css', contentType: 'text/css; charset=utf-8', body: PAGE_STYLE },
  script('page', PAGE_SCRIPT),
  script('ask', ASK_SCRIPT),
  script('show', SHOW_SCRIPT),
  script('csv', CSV_SCRIPT),
  script('proof', PROOF_SCRIPT),
  script('entry', ENTRY_SCRIPT),
  script('forms', FORMS_SCRIPT),
  script('listing', LISTING_SCRIPT),
  script('figures', FIGURES_SCRIPT),
  script('accesses', ACCESSES_SCRIPT),
  script('overrides', OVERRIDES_SCRIPT),
  script('unusual', UNUSUAL_SCRIPT),
] as const;
