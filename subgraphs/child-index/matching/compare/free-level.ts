import type { FreeValue } from '../normalise/free-value.ts';
import { isSimilar, isTypingSlip } from './close-text.ts';
import { NOT_COMPARED, levelNumber } from './levels.ts';

const EXACT = levelNumber('other', 'EXACT');
const TYPING = levelNumber('other', 'TYPING');
const SIMILAR = levelNumber('other', 'SIMILAR');
const DIFFERENT = levelNumber('other', 'DIFFERENT');

/** How two contents of a free field agree. */
export function freeLevel(left: FreeValue | null, right: FreeValue | null): number {
  if (left === null || right === null) return NOT_COMPARED;
  if (left === right || left.text === right.text) return EXACT;
  if (isTypingSlip(left, right)) return TYPING;
  return isSimilar(left, right, 0.85) ? SIMILAR : DIFFERENT;
}
