import type { AddressValue, PostcodeValue } from '../normalise/place-value.ts';
import { isOneSlip } from './close-text.ts';
import { levelNumber } from './levels.ts';

const ADDRESS = {
  EXACT: levelNumber('address', 'EXACT'),
  NEAR: levelNumber('address', 'NEAR'),
  STREET: levelNumber('address', 'STREET'),
  DIFFERENT: levelNumber('address', 'DIFFERENT'),
};
const POSTCODE = {
  EXACT: levelNumber('postcode', 'EXACT'),
  TYPING: levelNumber('postcode', 'TYPING'),
  DISTRICT: levelNumber('postcode', 'DISTRICT'),
  DIFFERENT: levelNumber('postcode', 'DIFFERENT'),
};

/**
 * How two addresses agree: NEAR where the numbers are the same and most words are, or all words of the one are in the
 * other; STREET where only most of the words that are no number agree.
 */
export function addressLevel(left: AddressValue, right: AddressValue): number {
  if (left === right || left.text === right.text) return ADDRESS.EXACT;
  const fewer = Math.min(left.names.length, right.names.length);
  const agreed = countAgreed(left.names, right.names);
  if (agreed === 0) return ADDRESS.DIFFERENT;
  const sameNumbers = left.numbers.length === right.numbers.length && includesAll(left.numbers, right.numbers);
  if (agreed === fewer && (sameNumbers || includesEither(left.numbers, right.numbers))) return ADDRESS.NEAR;
  if (sameNumbers && left.numbers.length > 0 && agreed * 2 >= fewer) return ADDRESS.NEAR;
  return agreed * 3 >= fewer * 2 && fewer > 1 ? ADDRESS.STREET : ADDRESS.DIFFERENT;
}

/** How two postcodes agree: the same, one slip apart, in one district, or not at all. */
export function postcodeLevel(left: PostcodeValue, right: PostcodeValue): number {
  if (left === right || left.text === right.text) return POSTCODE.EXACT;
  if (left.text.length > 3 && isOneSlip(left.text, right.text)) return POSTCODE.TYPING;
  return left.district === right.district ? POSTCODE.DISTRICT : POSTCODE.DIFFERENT;
}

function countAgreed(left: readonly string[], right: readonly string[]): number {
  const fewer = left.length <= right.length ? left : right;
  const more = fewer === left ? right : left;
  let agreed = 0;
  for (const word of fewer) {
    for (const other of more) {
      if (!isSameWord(word, other)) continue;
      agreed++;
      break;
    }
  }
  return agreed;
}

function isSameWord(left: string, right: string): boolean {
  if (left === right) return true;
  if (left.charCodeAt(0) !== right.charCodeAt(0) || left.length < 4 || right.length < 4) return false;
  return isOneSlip(left, right);
}

function includesAll(left: readonly string[], right: readonly string[]): boolean {
  return left.every((word) => right.includes(word));
}

function includesEither(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0) return true;
  return includesAll(left, right) || includesAll(right, left);
}
