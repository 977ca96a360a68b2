const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** As in `Mondays, Tuesdays and Fridays`. */
export function listInWords(words: readonly string[]): string {
  return AND.format(words);
}
