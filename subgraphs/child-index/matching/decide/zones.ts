/** What is done with a record and a child it could belong to. */
export type Zone = 'LINK' | 'REVIEW' | 'NEW';

/**
 * The odds are in bits, and of a match against all else: 4 is 16 to 1, whatever the number of records and whichever
 * fields there are. A record is linked to a child where it is that likely to be of one child with one of the child’s
 * records, and where all of them together, on the mean, say so rather than not.
 */
export const LINK_FROM = 4;
export const MEAN_FROM = 0;
/** From here a person is asked. */
export const REVIEW_FROM = -1;

/** No pair of records counts for more than this, in either direction: it must not silence the other records. */
export const MOST_ODDS = 20;

/** @param mean of the odds over all pairs of records. @param best odds of the pair that agrees best. */
export function zoneOf(mean: number, best: number): Zone {
  if (best >= LINK_FROM && mean >= MEAN_FROM) return 'LINK';
  return best >= LINK_FROM || mean >= REVIEW_FROM ? 'REVIEW' : 'NEW';
}
