import { combineHashes } from '../normalise/hash-text.ts';
import { sharedColumn } from './shared-column.ts';

/** The records of each block of one rule. */
export interface Blocks {
  /** Places of records, block after block. */
  readonly order: Uint32Array;
  /** Where in `order` each block begins; one more at the end. */
  readonly starts: Uint32Array;
  /** Pairs of records that share a block. */
  readonly pairs: number;
  /** Blocks that stayed larger than was asked for, because nothing tells their records apart. */
  readonly oversized: number;
}

/**
 * Sorts records into blocks by a rule. A block of more than `most` records is divided by the rule's next part; one that
 * no part divides any further is cut into pieces, and counted.
 *
 * @param parts for each part of the rule, each record's hash by it, 0 where it is not known
 * @param begin how many parts make the largest blocks
 */
export function recordBlocks(parts: readonly Uint32Array[], begin: number, most: number): Blocks {
  const first = combined(parts.slice(0, begin));
  const sorted = sortedPlaces(first);
  // Blocks are moved to the front, over what was in none: in one column, of which there are many.
  const order = sharedColumn(sorted.length);
  order.set(sorted);
  const starts = new Uint32Array(Math.ceil(sorted.length / 2) + 1);
  let [filled, blocks, pairs, oversized] = [0, 0, 0, 0];

  const keep = (from: number, to: number): void => {
    if (to - from < 2) return;
    starts[blocks++] = filled;
    for (let at = from; at < to; at++) order[filled++] = order[at] ?? 0;
    pairs += ((to - from) * (to - from - 1)) / 2;
  };
  const divide = (from: number, to: number, part: number): void => {
    if (to - from <= most) return keep(from, to);
    const finer = parts[part];
    if (finer === undefined) {
      const limit = most * INDIVISIBLE;
      if (to - from > limit) oversized++;
      for (let at = from; at < to; at += limit) keep(at, Math.min(at + limit, to));
      return;
    }
    const members = order.subarray(from, to);
    members.set(placesByHash(members, finer));
    divideRuns(from, to, finer, part + 1);
  };
  /** Divides each run of places that have one hash. */
  const divideRuns = (begin: number, end: number, hashes: Uint32Array, part: number): void => {
    let from = begin;
    let hash = hashes[order[from] ?? 0];
    for (let at = begin + 1; at <= end; at++) {
      const next = at < end ? hashes[order[at] ?? 0] : undefined;
      if (next === hash) continue;
      divide(from, at, part);
      from = at;
      hash = next;
    }
  };
  divideRuns(0, order.length, first, begin);
  starts[blocks] = filled;
  const kept = sharedColumn(blocks + 1);
  kept.set(starts.subarray(0, blocks + 1));
  return { order: order.subarray(0, filled), starts: kept, pairs, oversized };
}

/** A block that nothing divides may be this many times larger than others. */
const INDIVISIBLE = 10;

function combined([first = new Uint32Array(), ...rest]: readonly Uint32Array[]): Uint32Array {
  return rest.reduce((hashes, more) => hashes.map((hash, place) => combineHashes(hash, more[place] ?? 0)), first);
}

/** Places of the records that have a hash, by hash. */
function sortedPlaces(hashes: Uint32Array): Uint32Array {
  const places = new Uint32Array(hashes.length);
  let known = 0;
  for (let place = 0; place < hashes.length; place++) if (hashes[place] !== 0) places[known++] = place;
  return placesByHash(places.subarray(0, known), hashes);
}

/** The same places by hash; those of one hash stay in their order. */
function placesByHash(places: Uint32Array, hashes: Uint32Array): Uint32Array {
  return places.length > FEW ? countingSort(places, hashes) : sortOfFew(places, hashes);
}

/** Up to so many are sorted as numbers, of a hash and a place in the list, that hold both without loss. */
const FEW = 0x1_0000;

function sortOfFew(places: Uint32Array, hashes: Uint32Array): Uint32Array {
  const keys = new Float64Array(places.length);
  for (let at = 0; at < places.length; at++) keys[at] = (hashes[places[at] ?? 0] ?? 0) * FEW + at;
  keys.sort();
  const sorted = new Uint32Array(places.length);
  for (let at = 0; at < sorted.length; at++) sorted[at] = places[(keys[at] ?? 0) % FEW] ?? 0;
  return sorted;
}

/** Two passes over 16 bits each. */
function countingSort(places: Uint32Array, hashes: Uint32Array): Uint32Array {
  let sorted = places;
  for (const shift of [0, 16]) {
    const counts = new Uint32Array(0x1_0001);
    for (let at = 0; at < sorted.length; at++) {
      const slot = (((hashes[sorted[at] ?? 0] ?? 0) >>> shift) & 0xffff) + 1;
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
    for (let slot = 1; slot < counts.length; slot++) counts[slot] = (counts[slot] ?? 0) + (counts[slot - 1] ?? 0);
    const next = new Uint32Array(sorted.length);
    for (let from = 0; from < sorted.length; from++) {
      const place = sorted[from] ?? 0;
      const slot = ((hashes[place] ?? 0) >>> shift) & 0xffff;
      const at = counts[slot] ?? 0;
      next[at] = place;
      counts[slot] = at + 1;
    }
    sorted = next;
  }
  return sorted;
}
