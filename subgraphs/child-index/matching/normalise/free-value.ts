import { foldText } from './fold-text.ts';
import { hashText } from './hash-text.ts';
import { lettersOf } from './name-value.ts';

/** The content of a field of which nothing is known but that it is there. */
export interface FreeValue {
  readonly text: string;
  readonly letters: number;
  readonly textHash: number;
  share: number;
}

/** As it is compared: folded, in one word. Null where it is empty. */
export function freeValue(written: string): FreeValue | null {
  const text = foldText(written).join('');
  return text === '' ? null : { text, letters: lettersOf(text), textHash: hashText(text), share: 0 };
}
