import { toOutcode } from 'postcode';
import { foldText } from './fold-text.ts';
import { hashText } from './hash-text.ts';

/** A postcode, or another country's postal code. */
export interface PostcodeValue {
  readonly text: string;
  /** The district of a British postcode, else the first half of the code. */
  readonly district: string;
  readonly textHash: number;
  share: number;
}

/** An address, without its postcode where that was written in it at the end. */
export interface AddressValue {
  readonly text: string;
  /** Its words, without the numbers. */
  readonly names: readonly string[];
  /** The numbers in it: of the house, the flat. */
  readonly numbers: readonly string[];
  readonly textHash: number;
  share: number;
}

/** As it is compared: upper case, without spaces; null where there is nothing, or the code for no fixed abode. */
export function postcodeValue(written: string): PostcodeValue | null {
  const text = written.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (text.length < 2 || text === 'ZZ993VZ' || text === 'ZZ993WZ') return null;
  const outcode = toOutcode(text);
  const district = outcode ?? text.slice(0, text.length > 4 ? -3 : 2);
  return { text, district, textHash: hashText(text), share: 0 };
}

/** As it is compared: folded words, with the usual short words for kinds of street. */
export function addressValue(written: string): AddressValue | null {
  const words = foldText(written).map((word) => SHORT_FORMS[word] ?? word);
  if (words.length === 0) return null;
  const text = words.join(' ');
  const numbers = words.filter((word) => /^\d/.test(word));
  const names = numbers.length === 0 ? words : words.filter((word) => !numbers.includes(word));
  return { text, names, numbers, textHash: hashText(text), share: 0 };
}

const SHORT_FORMS: Readonly<Record<string, string>> = {
  road: 'rd',
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  lane: 'ln',
  close: 'cl',
  court: 'ct',
  drive: 'dr',
  crescent: 'cres',
  place: 'pl',
  gardens: 'gdns',
  terrace: 'ter',
  square: 'sq',
  grove: 'gr',
  apartment: 'flat',
  apt: 'flat',
};
