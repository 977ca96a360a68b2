import { lettersOf, type NameValue } from '../normalise/name-value.ts';
import { isSimilar, isTypingSlip } from './close-text.ts';
import { NOT_COMPARED, levelNumber } from './levels.ts';

const GIVEN = {
  EXACT: levelNumber('given', 'EXACT'),
  VARIANT: levelNumber('given', 'VARIANT'),
  PART: levelNumber('given', 'PART'),
  TYPING: levelNumber('given', 'TYPING'),
  SOUND: levelNumber('given', 'SOUND'),
  INITIAL: levelNumber('given', 'INITIAL'),
  DIFFERENT: levelNumber('given', 'DIFFERENT'),
};
const FAMILY = {
  EXACT: levelNumber('family', 'EXACT'),
  PART: levelNumber('family', 'PART'),
  TYPING: levelNumber('family', 'TYPING'),
  SOUND: levelNumber('family', 'SOUND'),
  DIFFERENT: levelNumber('family', 'DIFFERENT'),
};
const ALIKE = 0.88;

/** How two given names agree; the first words count for short forms and spellings, for they are what people use. */
export function givenLevel(left: NameValue | null, right: NameValue | null): number {
  if (left === null || right === null) return NOT_COMPARED;
  if (left === right || left.text === right.text) return GIVEN.EXACT;
  if (left.text.length === 1 || right.text.length === 1) {
    return left.text.charAt(0) === right.text.charAt(0) ? GIVEN.INITIAL : GIVEN.DIFFERENT;
  }
  if (left.words.length !== right.words.length && sharesWords(left.words, right.words)) {
    // A brother's name is given as a second name: who bears it second is called otherwise.
    return left.words[0] === right.words[0] ? GIVEN.PART : GIVEN.SOUND;
  }
  if (shareMeaning(left.meanings, right.meanings)) return GIVEN.VARIANT;
  if (isTypingSlip(left, right)) {
    // A slip seldom makes a name that many others bear: Oliver is not Olivia mistyped.
    if (!left.established || !right.established) return GIVEN.TYPING;
    return left.sound === right.sound ? GIVEN.SOUND : GIVEN.DIFFERENT;
  }
  if (left.words.length > 1 || right.words.length > 1) {
    if (left.words[0] === right.words[0] || isFirstWordSlip(left, right)) return GIVEN.PART;
  }
  return left.sound === right.sound || isSimilar(left, right, ALIKE) ? GIVEN.SOUND : GIVEN.DIFFERENT;
}

/** How two family names agree; of a double-barrelled one, either half will do. */
export function familyLevel(left: NameValue | null, right: NameValue | null): number {
  if (left === null || right === null) return NOT_COMPARED;
  if (left === right || left.text === right.text) return FAMILY.EXACT;
  if (left.words.length > 1 || right.words.length > 1) {
    if (left.words.some((word) => word.length > 2 && right.words.includes(word))) return FAMILY.PART;
  }
  if (isTypingSlip(left, right)) return FAMILY.TYPING;
  return left.sound === right.sound || isSimilar(left, right, ALIKE) ? FAMILY.SOUND : FAMILY.DIFFERENT;
}

function sharesWords(left: readonly string[], right: readonly string[]): boolean {
  const [fewer, more] = left.length < right.length ? [left, right] : [right, left];
  return fewer.every((word) => more.includes(word));
}

function isFirstWordSlip(left: NameValue, right: NameValue): boolean {
  const [one = '', other = ''] = [left.words[0], right.words[0]];
  return isTypingSlip({ text: one, letters: lettersOf(one) }, { text: other, letters: lettersOf(other) });
}

function shareMeaning(left: readonly number[], right: readonly number[]): boolean {
  for (const meaning of left) if (right.includes(meaning)) return true;
  return false;
}
