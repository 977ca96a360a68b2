import { CompactRange } from './compact-range.ts';
import { inclusionRanges } from './proof-ranges.ts';
import { HASH_BYTES } from './tree-hash.ts';

/**
 * The inclusion proof of a leaf (RFC 9162, 2.1.3.1) from what is near it: what is to the left of its path are the
 * subtrees of the tree that ended just before it. So it costs what is between two checkpoints, however long the trail.
 * @param index the leaf
 * @param former an older tree that does not have the leaf yet
 * @param leaves the hashes of all leaves from the end of that tree to the end of the one that the proof is for
 * @throws RangeError when the leaf is not among them
 */
export function nearPath(index: number, former: CompactRange, leaves: readonly Buffer[]): Buffer[] {
  if (index < former.size) throw new RangeError('the older tree has the leaf already');
  const before = former.clone();
  for (const leaf of leaves.slice(0, index - former.size)) before.append(leaf);
  const ranges = inclusionRanges(index, former.size + leaves.length);
  const left = ranges.filter(({ end }) => end <= index).toSorted((one, other) => one.start - other.start);
  const { subtrees } = before;
  return ranges.map((range) => {
    const position = left.indexOf(range);
    if (position !== -1) return Buffer.from(subtrees.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES));
    const right = CompactRange.empty();
    for (const leaf of leaves.slice(range.start - former.size, range.end - former.size)) right.append(leaf);
    return right.root();
  });
}
