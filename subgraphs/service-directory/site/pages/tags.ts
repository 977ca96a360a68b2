import type { DirectoryService } from '../../resolvers/directory-service.type.ts';
import { h, type Markup } from '../html/h.ts';
import { TIER_WORDS } from './tier-words.ts';

/** What one wants to know of a service at a glance; null where there is nothing. */
export function tags({ tier, openNow, status, fees }: DirectoryService): Markup {
  const shown = [
    ...(status === 'active' ? [] : [tag('closed', STATUS_WORDS[status] ?? 'Not running')]),
    ...(tier === null ? [] : [tag('tier', TIER_WORDS[tier].name)]),
    ...(openNow === null || status !== 'active'
      ? []
      : [openNow ? tag('open', 'Open now') : tag('closed', 'Closed now')]),
    ...(fees !== null && /^(free|none|no charge)\b/i.test(fees) ? [tag('open', 'Free')] : []),
  ];
  return shown.length === 0 ? null : h('ul', { className: 'tags' }, ...shown);
}

/** What becomes of services, in words (Open Referral UK, service, `status`). */
export const STATUS_WORDS: Readonly<Record<string, string>> = {
  inactive: 'Not running at present',
  defunct: 'No longer there',
  'temporarily closed': 'Closed for the time being',
};

function tag(kind: string, words: string): Markup {
  return h('li', { className: `tag ${kind}` }, words);
}
