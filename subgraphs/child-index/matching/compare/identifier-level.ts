import type { IdentifierValue } from '../normalise/identifier-value.ts';
import { isOneSlip } from './close-text.ts';
import { levelNumber } from './levels.ts';

const EXACT = levelNumber('nhsNumber', 'EXACT');
const TYPING = levelNumber('nhsNumber', 'TYPING');
const DIFFERENT = levelNumber('nhsNumber', 'DIFFERENT');

/** How two numbers agree. A slip of one digit counts only where at least one of the two is not known to be right. */
export function identifierLevel(left: IdentifierValue, right: IdentifierValue): number {
  if (left.text === right.text) return EXACT;
  if (left.verified && right.verified) return DIFFERENT;
  return isOneSlip(left.text, right.text) ? TYPING : DIFFERENT;
}
