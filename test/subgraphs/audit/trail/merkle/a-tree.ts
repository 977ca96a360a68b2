import { leafHash, nodeHash, EMPTY_ROOT } from '../../../../../subgraphs/audit/trail/merkle/tree-hash.ts';

/** The definition of RFC 9162, 2.1.1, word by word: slow, and nothing to get wrong. */
export function rootByDefinition(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

/** The hashes of so many leaves, all different. */
export function someLeaves(count: number): Buffer[] {
  return Array.from({ length: count }, (_, place) => leafHash(`leaf ${place}`));
}

/** Leaves in portions of uneven sizes. */
export async function* inPortions(leaves: readonly Buffer[]): AsyncGenerator<readonly Buffer[]> {
  for (let [place, size] = [0, 1]; place < leaves.length; place += size, size = (size % 3) + 1)
    yield await Promise.resolve(leaves.slice(place, place + size));
}
