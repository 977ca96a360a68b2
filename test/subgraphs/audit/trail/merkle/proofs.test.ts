import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CompactRange } from '../../../../../subgraphs/audit/trail/merkle/compact-range.ts';
import { nearPath } from '../../../../../subgraphs/audit/trail/merkle/near-path.ts';
import { consistencyRanges, inclusionRanges } from '../../../../../subgraphs/audit/trail/merkle/proof-ranges.ts';
import { rangeHashes } from '../../../../../subgraphs/audit/trail/merkle/range-hashes.ts';
import { leafHash } from '../../../../../subgraphs/audit/trail/merkle/tree-hash.ts';
import { verifyConsistency } from '../../../../../subgraphs/audit/trail/merkle/verify-consistency.ts';
import { verifyInclusion } from '../../../../../subgraphs/audit/trail/merkle/verify-inclusion.ts';
import { inPortions, rootByDefinition, someLeaves } from './a-tree.ts';

const LEAVES = someLeaves(70);
const headOf = (size: number) => ({ size, root: rootByDefinition(LEAVES.slice(0, size)) });
const inclusionProof = (index: number, size: number) => rangeHashes(inclusionRanges(index, size), inPortions(LEAVES));
const consistencyProof = (older: number, newer: number) =>
  rangeHashes(consistencyRanges(older, newer), inPortions(LEAVES));

const size = fc.integer({ min: 1, max: LEAVES.length });
const within = (most: number) => fc.integer({ min: 0, max: most - 1 });
const leafOfTree = size.chain((of) => fc.tuple(within(of), fc.constant(of)));
const twoSizes = fc.tuple(size, size).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);

/** The same hashes with one bit of one of them changed. */
function spoilt(hashes: readonly Buffer[], which: number): Buffer[] {
  return hashes.map((hash, place) => {
    if (place !== which % hashes.length) return hash;
    const other = Buffer.from(hash);
    other[which % 32]! ^= 1 << (which % 8);
    return other;
  });
}

/** Proves that trees of 7 leaves are proven as RFC 9162, 2.1.5 says in its example: the ranges are its nodes. */
describe('the example of RFC 9162', () => {
  test.each([
    [
      0,
      [
        [1, 2],
        [2, 4],
        [4, 7],
      ],
    ],
    [
      3,
      [
        [2, 3],
        [0, 2],
        [4, 7],
      ],
    ],
    [
      4,
      [
        [5, 6],
        [6, 7],
        [0, 4],
      ],
    ],
    [
      6,
      [
        [4, 6],
        [0, 4],
      ],
    ],
  ])('proves leaf %d of seven by these subtrees', (index, expected) => {
    expect(inclusionRanges(index, 7).map(({ start, end }) => [start, end])).toEqual(expected);
  });

  test.each([
    [
      3,
      [
        [2, 3],
        [3, 4],
        [0, 2],
        [4, 7],
      ],
    ],
    [4, [[4, 7]]],
    [
      6,
      [
        [4, 6],
        [6, 7],
        [0, 4],
      ],
    ],
  ])('proves that seven begin with %d by these subtrees', (older, expected) => {
    expect(consistencyRanges(older, 7).map(({ start, end }) => [start, end])).toEqual(expected);
  });
});

describe('an inclusion proof', () => {
  test('holds for every leaf of every tree', async () => {
    await fc.assert(
      fc.asyncProperty(leafOfTree, async ([index, of]) => {
        const proof = await inclusionProof(index, of);
        expect(verifyInclusion({ leaf: LEAVES[index]!, index, ...headOf(of) }, proof)).toBe(true);
      }),
    );
  });

  test('is the same made from an older tree and the leaves that came after it', async () => {
    await fc.assert(
      fc.asyncProperty(leafOfTree, fc.nat(LEAVES.length), async ([index, of], some) => {
        const former = CompactRange.empty();
        for (const leaf of LEAVES.slice(0, some % (index + 1))) former.append(leaf);
        expect(nearPath(index, former, LEAVES.slice(former.size, of))).toEqual(await inclusionProof(index, of));
      }),
    );
    const older = CompactRange.empty();
    older.append(LEAVES[0]!);
    expect(() => nearPath(0, older, LEAVES.slice(1))).toThrow(RangeError);
  });

  test('fails for another leaf, place, size, root or proof', async () => {
    await fc.assert(
      fc.asyncProperty(leafOfTree, fc.nat(1_000), async ([index, of], which) => {
        const proof = await inclusionProof(index, of);
        const whole = { leaf: LEAVES[index]!, index, ...headOf(of) };
        const fails = (change: object, hashes = proof) =>
          expect(verifyInclusion({ ...whole, ...change }, hashes)).toBe(false);
        fails({ leaf: leafHash('another') });
        fails({ root: leafHash('another') });
        fails({ index: of });
        if (of > 1) fails({ index: (index + 1) % of });
        if (proof.length > 0) fails({}, spoilt(proof, which));
        if (proof.length > 0) fails({}, proof.slice(1));
        fails({}, [...proof, leafHash('one more')]);
      }),
    );
  });

  test('is not made for a leaf that is not there, nor from a trail that is too short', async () => {
    expect(() => inclusionRanges(7, 7)).toThrow(RangeError);
    await expect(rangeHashes(inclusionRanges(0, 71), inPortions(LEAVES))).rejects.toThrow('shorter');
  });
});

describe('a consistency proof', () => {
  test('holds between every two sizes of one tree', async () => {
    await fc.assert(
      fc.asyncProperty(twoSizes, async ([older, newer]) => {
        const proof = await consistencyProof(older, newer);
        expect(verifyConsistency(headOf(older), headOf(newer), proof)).toBe(true);
      }),
    );
  });

  test('H11: fails between two versions of a tree, whatever proof is shown', async () => {
    await fc.assert(
      fc.asyncProperty(twoSizes, fc.nat(1_000), async ([older, newer], which) => {
        const changed = LEAVES.slice(0, older).with(which % older, leafHash('another'));
        const fork = { size: older, root: rootByDefinition(changed) };
        const proof = await consistencyProof(older, newer);
        expect(verifyConsistency(fork, headOf(newer), proof)).toBe(false);
        if (proof.length > 0) expect(verifyConsistency(headOf(older), headOf(newer), spoilt(proof, which))).toBe(false);
        if (proof.length > 0) expect(verifyConsistency(headOf(older), headOf(newer), proof.slice(1))).toBe(false);
        expect(verifyConsistency(headOf(older), headOf(newer), [...proof, leafHash('one more')])).toBe(false);
      }),
    );
  });

  test('is not made towards a smaller tree, and fails towards one', () => {
    expect(() => consistencyRanges(8, 7)).toThrow(RangeError);
    expect(verifyConsistency(headOf(8), headOf(7), [])).toBe(false);
  });
});
