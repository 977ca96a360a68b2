import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './tree-hash.ts';

/**
 * A tree that only grows, of which no more is kept than its root needs: the roots of the complete subtrees that its
 * size consists of in binary, largest first. Not more than 53 hashes, whatever the number of leaves.
 */
export class CompactRange {
  #size: number;
  readonly #subtrees: Buffer[];

  private constructor(size: number, subtrees: Buffer[]) {
    this.#size = size;
    this.#subtrees = subtrees;
  }

  static empty(): CompactRange {
    return new CompactRange(0, []);
  }

  /**
   * The tree of `size` leaves whose {@link subtrees} were `bytes`.
   * @throws Error when there are more or fewer of them than such a tree has
   */
  static of(size: number, bytes: Buffer): CompactRange {
    if (bytes.length !== ones(size) * HASH_BYTES) throw new Error(`not the subtrees of ${size} leaves`);
    const subtrees = Array.from({ length: ones(size) }, (_, place) =>
      Buffer.from(bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES)),
    );
    return new CompactRange(size, subtrees);
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** The hashes of the complete subtrees, one after the other, by which the tree can be taken up again. */
  get subtrees(): Buffer {
    return Buffer.concat(this.#subtrees);
  }

  append(leaf: Buffer): void {
    this.appendSubtree(leaf, 1);
  }

  /**
   * Appends a complete subtree by its hash.
   * @param leaves how many it has: a power of two, of which the number of leaves so far is a multiple
   */
  appendSubtree(subtree: Buffer, leaves: number): void {
    let hash = subtree;
    for (let rest = this.#size / leaves; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.#subtrees.pop();
      if (left !== undefined) hash = nodeHash(left, hash);
    }
    this.#subtrees.push(hash);
    this.#size += leaves;
  }

  /** The Merkle tree hash of all leaves (RFC 9162, 2.1.1). */
  root(): Buffer {
    return (
      this.#subtrees.reduceRight<Buffer | null>(
        (right, left) => (right === null ? left : nodeHash(left, right)),
        null,
      ) ?? EMPTY_ROOT
    );
  }

  clone(): CompactRange {
    return new CompactRange(this.#size, [...this.#subtrees]);
  }
}

function ones(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
