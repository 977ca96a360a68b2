import { CompactRange } from './compact-range.ts';
import type { LeafRange } from './proof-ranges.ts';

/**
 * The hash of each subtree, from one pass over the leaves of the tree and without holding them.
 * @param ranges that do not overlap, in any order
 * @param leaves the hashes of all leaves, from the first on, in portions of any size
 * @throws Error when the leaves end before the last range does
 */
export async function rangeHashes(
  ranges: readonly LeafRange[],
  leaves: AsyncIterable<readonly Buffer[]>,
): Promise<Buffer[]> {
  const waiting = ranges.toSorted((one, other) => one.start - other.start);
  const hashes = new Map<LeafRange, Buffer>();
  let current = CompactRange.empty();
  let place = 0;
  for await (const portion of leaves) {
    for (const leaf of portion) {
      const range = waiting[hashes.size];
      if (range === undefined) break;
      if (place >= range.start) current.append(leaf);
      place++;
      if (place < range.end) continue;
      hashes.set(range, current.root());
      current = CompactRange.empty();
    }
    if (hashes.size === waiting.length) break;
  }
  return ranges.map((range) => {
    const found = hashes.get(range);
    if (found === undefined) throw new Error('the trail is shorter than the tree to prove');
    return found;
  });
}
