/** The leaves from `start` up to `end`, without `end`, that make one subtree. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The subtrees whose hashes prove that a tree of `size` leaves has the leaf at `index`, in the order of the proof: PATH
 * of RFC 9162, 2.1.3.1.
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (index < 0 || index >= size) throw new RangeError('there is no such leaf');
  const ranges: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.toReversed();
}

/**
 * The subtrees whose hashes prove that a tree of `newer` leaves begins with the tree of `older` leaves, in the order of
 * the proof: PROOF of RFC 9162, 2.1.4.1. None where the sizes are the same or the older tree is empty.
 */
export function consistencyRanges(older: number, newer: number): LeafRange[] {
  if (older < 0 || older > newer) throw new RangeError('a tree does not begin with a larger one');
  if (older === 0 || older === newer) return [];
  const ranges: LeafRange[] = [];
  let [start, end] = [0, newer];
  while (end !== older) {
    const middle = start + splitOf(end - start);
    if (older <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  // What is left is the last subtree of the older tree; where that is all of it, its hash is the root they have already.
  if (start > 0) ranges.push({ start, end });
  return ranges.toReversed();
}

/** The largest power of two that is smaller than a number of leaves, which is two or more. */
function splitOf(leaves: number): number {
  let split = 1;
  while (split * 2 < leaves) split *= 2;
  return split;
}
