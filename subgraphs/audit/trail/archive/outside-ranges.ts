import type { LeafRange } from '../merkle/proof-ranges.ts';

/** The complete subtrees of a tree of `size` leaves that lie before `first`, and those from `end` on, in their order. */
export function outsideRanges(
  first: number,
  end: number,
  size: number,
): { readonly left: readonly LeafRange[]; readonly right: readonly LeafRange[] } {
  return { left: subtreesBetween(0, first), right: subtreesBetween(end, size) };
}

/** Cuts leaves into the largest subtrees that a tree which grows leaf by leaf has completed in between. */
function subtreesBetween(from: number, to: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  for (let start = from; start < to;) {
    let leaves = 1;
    while (start % (leaves * 2) === 0 && start + leaves * 2 <= to) leaves *= 2;
    ranges.push({ start, end: start + leaves });
    start += leaves;
  }
  return ranges;
}
