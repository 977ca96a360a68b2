/** As it is compared: 0 not known, 1 female, 2 male. */
export type SexCode = 0 | 1 | 2;

/** Reads words, letters and the codes of ISO/IEC 5218 (1 male, 2 female). What is neither of the two says nothing. */
export function readSex(text: string): SexCode {
  const word = text.trim().toLowerCase();
  if (word === 'f' || word === '2' || word === 'female' || word === 'girl' || word === 'woman') return 1;
  if (word === 'm' || word === '1' || word === 'male' || word === 'boy' || word === 'man') return 2;
  return 0;
}
