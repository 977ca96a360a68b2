import type { NameValue } from '../normalise/name-value.ts';
import { isTypingSlip } from './close-text.ts';
import { levelNumber } from './levels.ts';

const EXACT = levelNumber('parent', 'EXACT');
const PART = levelNumber('parent', 'PART');
const TYPING = levelNumber('parent', 'TYPING');
const DIFFERENT = levelNumber('parent', 'DIFFERENT');

/** How two parents' names agree. One of two words agreeing is a part; which one it is does not matter. */
export function parentLevel(left: NameValue, right: NameValue): number {
  if (left === right || left.text === right.text) return EXACT;
  if (isTypingSlip(left, right)) return TYPING;
  if (left.words.some((word) => word.length > 2 && right.words.includes(word))) return PART;
  return left.meanings.some((meaning) => right.meanings.includes(meaning)) ? PART : DIFFERENT;
}
