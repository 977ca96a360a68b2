import type { LinkOutcome } from '../bulk/link-records.ts';

/** What is to be written of records that were linked all at once; records go by their places. */
export interface LoadPlan {
  /** Of each batch its children, of each child its records, the earliest first. */
  readonly batches: readonly (readonly (readonly number[])[])[];
  /** Records that may be of another child: the later of the two, and the one that it may belong with. */
  readonly reviews: readonly { readonly record: number; readonly candidate: number }[];
}

/**
 * Parts the children into batches of so many records or a few more: no child is in two. The same outcome gives the same
 * plan, so that a load that was broken off goes on where it was. Pure.
 */
export function planLoad({ clusterOf, reviews }: Pick<LinkOutcome, 'clusterOf' | 'reviews'>, most: number): LoadPlan {
  const children = new Map<number, number[]>();
  for (let place = 0; place < clusterOf.length; place++) {
    const cluster = clusterOf[place] ?? place;
    const known = children.get(cluster);
    if (known === undefined) children.set(cluster, [place]);
    else known.push(place);
  }
  const batches: number[][][] = [];
  let [batch, size]: [number[][], number] = [[], 0];
  for (const child of children.values()) {
    batch.push(child);
    size += child.length;
    if (size < most) continue;
    batches.push(batch);
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) batches.push(batch);
  return {
    batches,
    reviews: reviews.map(({ left, right }) => ({ record: Math.max(left, right), candidate: Math.min(left, right) })),
  };
}
