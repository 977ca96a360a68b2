import type { IndexContext } from '../../index-context.ts';
import type { StoredReview } from './stored-review.ts';

/**
 * Those of the reviews that the asker may decide, in their order: they may know of both children, with the other names
 * that would tie an old identity to a new one.
 */
export async function reviewable(context: IndexContext, reviews: readonly StoredReview[]): Promise<StoredReview[]> {
  const isKnown = async (childId: string) => {
    const release = await context.identity.load(childId);
    return release.visible && release.mayTell('IDX_IDENTITY', 'otherNames');
  };
  const known = await Promise.all(
    reviews.map(async ({ childId, candidateId }) => {
      const both = await Promise.all([isKnown(childId), isKnown(candidateId)]);
      return both.every(Boolean);
    }),
  );
  return reviews.filter((_review, place) => known[place]);
}
