import { doubleMetaphone } from 'double-metaphone';
import { nameFamily, namesMeantBy } from './diminutives.ts';
import { foldText } from './fold-text.ts';
import { hashText } from './hash-text.ts';

/** A given or a family name, prepared once for all comparisons. */
export interface NameValue {
  /** All its letters in one, so that hyphens and spaces make no difference. */
  readonly text: string;
  readonly words: readonly string[];
  /** How it sounds (double metaphone), and how its first word does. */
  readonly sound: string;
  /** The names that its first word may stand for. */
  readonly meanings: readonly number[];
  readonly letters: number;
  /** Hashes for blocking, 32 bits: of the text, of the sound of the first word, and of what that may stand for. */
  readonly textHash: number;
  readonly soundHash: number;
  readonly familyHash: number;
  /** Share of all records that have exactly this name; 0 where that is not known. */
  share: number;
  /** Whether so many bear it that it is a name of its own, and no slip of another; false where that is not known. */
  established: boolean;
}

/**
 * What stands in the place of a name where there is none. The SUI Matcher's documentation reports that setting "baby"
 * aside raised its matches by several points.
 */
const NO_NAMES = new Set(['baby', 'infant', 'newborn', 'unborn', 'unknown', 'unnamed', 'none', 'null', 'nan', 'na']);
const BIRTH_WORDS = new Set([
  ...NO_NAMES,
  'boy',
  'girl',
  'male',
  'female',
  'of',
  'twin',
  'one',
  'two',
  '1',
  '2',
  'a',
  'b',
]);
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'master', 'dr']);

/** The name as it is compared, or null where the text is none. */
export function nameValue(written: string): NameValue | null {
  const folded = foldText(written);
  const first = folded[0];
  const words = folded.length > 1 && first !== undefined && TITLES.has(first) ? folded.slice(1) : folded;
  const [head] = words;
  if (head === undefined || (NO_NAMES.has(head) && words.every((word) => BIRTH_WORDS.has(word)))) return null;
  const text = words.join('');
  const headSound = soundOf(head);
  const related = nameFamily(head);
  return {
    text,
    words,
    sound: words.length === 1 ? headSound : soundOf(text),
    meanings: namesMeantBy(head),
    letters: lettersOf(text),
    textHash: hashText(text),
    soundHash: hashText(headSound),
    familyHash: related === null ? hashText(headSound) : hashText(String(related), 1),
    share: 0,
    established: false,
  };
}

function soundOf(text: string): string {
  const [sound] = doubleMetaphone(text);
  return sound === '' ? text : sound;
}

/** Which letters occur, one bit for each: two names that differ in many bits cannot be a slip of one another. */
export function lettersOf(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index++) bits |= 1 << (text.charCodeAt(index) % 31);
  return bits;
}
