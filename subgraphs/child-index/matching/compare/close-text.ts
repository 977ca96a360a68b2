import damerauLevenshtein from 'talisman/metrics/damerau-levenshtein.js';
import jaroWinkler from 'talisman/metrics/jaro-winkler.js';

interface Lettered {
  readonly text: string;
  /** See lettersOf. */
  readonly letters: number;
}

/**
 * At most one letter put in, left out, replaced, or swapped with its neighbour: Damerau's distance of one. What both
 * begin and end with does not matter, so that most texts are told apart by a few letters.
 */
export function isOneSlip(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let from = 0;
  while (from < left.length && from < right.length && left.charCodeAt(from) === right.charCodeAt(from)) from++;
  let [one, other] = [left.length, right.length];
  while (one > from && other > from && left.charCodeAt(one - 1) === right.charCodeAt(other - 1)) {
    one--;
    other--;
  }
  if (one - from <= 1 && other - from <= 1) return true;
  if (one - from !== 2 || other - from !== 2) return false;
  return left.charCodeAt(from) === right.charCodeAt(from + 1) && left.charCodeAt(from + 1) === right.charCodeAt(from);
}

/** One slip of the fingers apart; two, where the text is long enough for two to leave no doubt. */
export function isTypingSlip(left: Lettered, right: Lettered): boolean {
  const longer = Math.max(left.text.length, right.text.length);
  if (longer < 3 || Math.abs(left.text.length - right.text.length) > 2) return false;
  // One slip changes at most two letters of those that occur.
  if (bitsIn(left.letters ^ right.letters) > (longer < LONG ? 2 : 4)) return false;
  if (isOneSlip(left.text, right.text)) return true;
  if (longer >= LONG && damerauLevenshtein(left.text, right.text) === 2) return true;
  return left.letters === right.letters && isAnagram(left.text, right.text);
}

/** Letters of a text in which two slips leave no doubt. */
const LONG = 7;

/** The same letters in another order, as when the wrong two change places. */
function isAnagram(left: string, right: string): boolean {
  return left.length > 3 && left.length === right.length && sorted(left) === sorted(right);
}

function sorted(text: string): string {
  return text.split('').toSorted().join('');
}

/** Much the same letters in much the same order: `least` is of Jaro and Winkler's similarity. */
export function isSimilar(left: Lettered, right: Lettered, least: number): boolean {
  const longer = Math.max(left.text.length, right.text.length);
  if (Math.abs(left.text.length - right.text.length) > 6) return false;
  if (bitsIn(left.letters ^ right.letters) > (longer < 10 ? 5 : 8)) return false;
  return jaroWinkler(left.text, right.text) >= least;
}

/** How many bits are set. */
export function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
