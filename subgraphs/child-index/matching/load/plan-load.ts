import type { LinkOutcome } from '../bulk/link-records.ts';

/** What is to be written of records that were linked all at once; records go by their places. */
export interface LoadPlan {
  /** Of each portion its slices, of each slice its children, of each child its records, the earliest first. */
  readonly portions: readonly (readonly (readonly (readonly number[])[])[])[];
  /** Records that may be of another child: the later of the two, and the one that it may belong with. */
  readonly reviews: readonly { readonly record: number; readonly candidate: number }[];
}

export interface LoadSizes {
  /** Records of a slice, which is prepared without a pause; and of a portion, which is written at once. */
  readonly slice: number;
  readonly portion: number;
}

/** Parts the children into slices and portions of so many records or a few more: no child is in two. Pure. */
export function planLoad(
  { clusterOf, reviews }: Pick<LinkOutcome, 'clusterOf' | 'reviews'>,
  { slice, portion }: LoadSizes,
): LoadPlan {
  const children = new Map<number, number[]>();
  for (let place = 0; place < clusterOf.length; place++) {
    const cluster = clusterOf[place] ?? place;
    const known = children.get(cluster);
    if (known === undefined) children.set(cluster, [place]);
    else known.push(place);
  }
  const slices = parted([...children.values()], slice, (records) => records.length);
  return {
    portions: parted(slices, portion, (children) => children.reduce((sum, records) => sum + records.length, 0)),
    reviews: reviews.map(({ left, right }) => ({ record: Math.max(left, right), candidate: Math.min(left, right) })),
  };
}

/** In parts whose sizes add up to `most` or a little more; the last may be smaller. */
export function parted<Item>(items: readonly Item[], most: number, sizeOf: (item: Item) => number): Item[][] {
  const parts: Item[][] = [];
  let [part, size]: [Item[], number] = [[], 0];
  for (const item of items) {
    part.push(item);
    size += sizeOf(item);
    if (size < most) continue;
    parts.push(part);
    [part, size] = [[], 0];
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
