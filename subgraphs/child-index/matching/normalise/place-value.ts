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
  // The second half of a British postcode is three long, and the first at least two.
  const district = text.slice(0, text.length > 4 ? -3 : 2);
  return { text, district, textHash: hashText(text), share: 0 };
}

/** As it is compared: folded words, with the usual short words for kinds of street. */
export function addressValue(written: string): AddressValue | null {
  const words = foldText(written);
  if (words.length === 0) return null;
  const [names, numbers]: [string[], string[]] = [[], []];
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? '';
    const usual = SHORT_FORMS.get(word) ?? word;
    words[place] = usual;
    (startsWithDigit(usual) ? numbers : names).push(usual);
  }
  const text = words.join(' ');
  return { text, names, numbers, textHash: hashText(text), share: 0 };
}

function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 0x30 && code <= 0x39;
}

const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
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
  }),
);
