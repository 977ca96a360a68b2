/**
 * What may happen to an item, from most to least open:
 * - RELEASE: every published field of its category;
 * - RELEASE_REDUCED: named fields only;
 * - WITHHOLD: that it exists, who holds it and how to ask;
 * - MASK: that an unspecified sensitive service is involved, and the broker's contact; no agency, no dates;
 * - HIDE: indistinguishable from absence;
 * - REFUSE: the whole operation ends with an error.
 */
export const EFFECTS = ['RELEASE', 'RELEASE_REDUCED', 'WITHHOLD', 'MASK', 'HIDE', 'REFUSE'] as const;
export type Effect = (typeof EFFECTS)[number];
