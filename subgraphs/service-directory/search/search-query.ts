import { LONGEST_SYNONYM, synonymsOf } from './synonyms.ts';

/** Words of a search beyond these are passed over. */
const MOST_WORDS = 12;

/** The words of a search, in lower case, without anything that could be taken for an operator. */
export function searchWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
}

/**
 * What is looked for, as PostgreSQL’s to_tsquery reads it: every word or its synonyms, the last word also as a beginning,
 * for it may not be typed to its end. Null where there are no words.
 * @param corrected what a word that nobody uses was meant to be, by word
 */
export function searchQuery(
  words: readonly string[],
  corrected: ReadonlyMap<string, readonly string[]>,
): string | null {
  const parts: string[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = phraseAt(words, at);
    const choices = phrase === null ? wordChoices(words, at, corrected) : [words.slice(at, at + phrase).join(' ')];
    const others = choices.flatMap(synonymsOf);
    parts.push(
      `(${[...choices, ...others].map((choice) => conjunction(choice, choice === words.at(-1))).join(' | ')})`,
    );
    at += phrase ?? 1;
  }
  return parts.length === 0 ? null : parts.join(' & ');
}

/** How many words from here make a phrase that has synonyms; the longest counts. */
function phraseAt(words: readonly string[], at: number): number | null {
  for (let length = Math.min(LONGEST_SYNONYM, words.length - at); length > 1; length--) {
    if (synonymsOf(words.slice(at, at + length).join(' ')).length > 0) return length;
  }
  return null;
}

function wordChoices(words: readonly string[], at: number, corrected: ReadonlyMap<string, readonly string[]>) {
  const word = words[at] ?? '';
  return [word, ...(corrected.get(word) ?? [])];
}

function conjunction(choice: string, unfinished: boolean): string {
  const words = searchWords(choice).map((word) => `'${word}'`);
  if (unfinished && words.length === 1) return `${words[0]}:*`;
  return words.length === 1 ? (words[0] ?? '') : `(${words.join(' & ')})`;
}
