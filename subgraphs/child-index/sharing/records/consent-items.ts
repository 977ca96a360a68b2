import type { Consent } from '../consent.entity.ts';
import type { AskedItem } from '../facts-of.ts';

/**
 * What it takes to be told of any consent at all. With whom a family agreed to share says who works with the child, and
 * so where it may be found: that is hidden behind a shield, and from strangers, like an address.
 */
export const CONSENTS: AskedItem = { category: 'IDX_LOCATION', agency: 'HUB', unit: '', kind: null, sensitive: false };

/**
 * What a consent tells, for deciding who may read it. One that reaches sensitive services tells that there is one, as
 * much as the involvement would. The unit that took a consent down knows it, whatever else is hidden from it.
 */
export function itemOf({ categories, recordedBy }: Pick<Consent, 'categories' | 'recordedBy'>): AskedItem {
  const sensitive = categories.includes('INV_SENSITIVE') || categories.includes('*');
  return {
    category: sensitive ? 'INV_SENSITIVE' : 'IDX_LOCATION',
    agency: recordedBy?.agency ?? 'HUB',
    unit: recordedBy?.unit ?? '',
    kind: null,
    sensitive,
  };
}
