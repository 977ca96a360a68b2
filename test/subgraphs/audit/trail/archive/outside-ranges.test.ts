import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkArchive } from '../../../../../subgraphs/audit/trail/archive/check-archive.ts';
import { outsideRanges } from '../../../../../subgraphs/audit/trail/archive/outside-ranges.ts';
import { checkpointText } from '../../../../../subgraphs/audit/trail/checkpoint/checkpoint.ts';
import { signNote } from '../../../../../subgraphs/audit/trail/checkpoint/signed-note.ts';
import { CompactRange } from '../../../../../subgraphs/audit/trail/merkle/compact-range.ts';
import { rangeHashes } from '../../../../../subgraphs/audit/trail/merkle/range-hashes.ts';
import { leafHash } from '../../../../../subgraphs/audit/trail/merkle/tree-hash.ts';
import { newEvidence } from '../../new-evidence.ts';

/** A month in a trail: `first` up to, and not including, `end`, of `size` entries. */
const months = fc
  .tuple(fc.nat(300), fc.integer({ min: 1, max: 200 }), fc.nat(300))
  .map(([first, length, after]) => ({ first, end: first + length, size: first + length + after }));

const { signer } = newEvidence();
const line = (place: number) => `{"seq":${place}}`;

async function archiveOf({ first, end, size }: { first: number; end: number; size: number }): Promise<string[]> {
  const leaves = Array.from({ length: size }, (_, place) => leafHash(line(place)));
  const { left, right } = outsideRanges(first, end, size);
  async function* portions(): AsyncGenerator<readonly Buffer[]> {
    yield leaves;
  }
  const hashes = (await rangeHashes([...left, ...right], portions())).map((hash) => hash.toString('hex'));
  const tree = CompactRange.empty();
  for (const leaf of leaves) tree.append(leaf);
  const head = {
    archive: 'audit trail',
    month: '2026-03',
    first,
    end,
    checkpoint: signNote(
      checkpointText({ origin: 'test-trail', size, root: tree.root(), at: 1_790_000_000_000 }),
      signer,
    ),
    left: hashes.slice(0, left.length),
    right: hashes.slice(left.length),
  };
  return [JSON.stringify(head), ...Array.from({ length: end - first }, (_, place) => line(first + place))];
}

async function holds(lines: readonly string[]): Promise<boolean> {
  async function* each(): AsyncGenerator<string> {
    yield* lines;
  }
  return (await checkArchive(each(), [signer.key], () => undefined)).holds;
}

describe('what an archive has of the tree around its month', () => {
  test('is all that is outside of it, in order, each a complete subtree', () => {
    fc.assert(
      fc.property(months, ({ first, end, size }) => {
        const { left, right } = outsideRanges(first, end, size);
        let next = 0;
        for (const range of [...left, { start: first, end }, ...right]) {
          expect(range.start).toBe(next);
          next = range.end;
        }
        expect(next).toBe(size);
        for (const { start, end: after } of [...left, ...right]) {
          expect(Math.log2(after - start) % 1).toBe(0);
          expect(start % (after - start)).toBe(0);
        }
      }),
    );
  });

  test('is never more than a few hashes, however long the trail', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), fc.integer({ min: 1, max: 2 ** 30 }), fc.nat(2 ** 40), (first, length, after) => {
        const { left, right } = outsideRanges(first, first + length, first + length + after);
        expect(left.length + right.length).toBeLessThanOrEqual(3 * 42);
      }),
    );
  });

  test('proves the month wherever it is in the trail, and nothing that was changed in it', async () => {
    await fc.assert(
      fc.asyncProperty(months, fc.nat(), async (month, which) => {
        const lines = await archiveOf(month);
        expect(await holds(lines)).toBe(true);
        const changed = 1 + (which % (lines.length - 1));
        expect(await holds(lines.with(changed, '{"seq":-1}'))).toBe(false);
        expect(await holds(lines.toSpliced(changed, 1))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});
