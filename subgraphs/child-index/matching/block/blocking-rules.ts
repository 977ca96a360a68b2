import { combineHashes } from '../normalise/hash-text.ts';
import type { MatchingRecord, PersonName } from '../normalise/matching-record.ts';

/** One way of looking at a record: one of its names and one of its homes, parents and so on. */
export interface View {
  readonly record: MatchingRecord;
  readonly name: PersonName | undefined;
  /** Which of the addresses, postcodes, parents and identifiers. */
  readonly place: number;
}

/** A property that records of one child are likely to share, as a hash of 32 bits; 0 where it is not known. */
type Part = (view: View) => number;

export interface BlockingRule {
  readonly name: string;
  /** The first ones make the key; where a block gets too large, the next part makes it finer. */
  readonly parts: readonly Part[];
  /** How many parts make a key that is narrow enough for an index of a whole country. */
  readonly usual: number;
}

const birthDate: Part = ({ record }) => record.birthDate;
const year: Part = ({ record }) => Math.trunc(record.birthDate / 10_000);
const monthAndDay: Part = ({ record }) => record.birthDate % 10_000;
const familySound: Part = ({ name }) => name?.family?.soundHash ?? 0;
/** The sound of a given name, or all that its short forms and spellings can stand for. */
const givenFamily: Part = ({ name }) => name?.given?.familyHash ?? 0;
/** The first letter of a given name: whatever follows may be a slip. */
const initial: Part = ({ name }) => name?.given?.text.charCodeAt(0) ?? 0;
const postcode: Part = ({ record, place }) => record.postcodes[place]?.textHash ?? 0;
const address: Part = ({ record, place }) => record.addresses[place]?.textHash ?? 0;
const parent: Part = ({ record, place }) => record.parents[place]?.soundHash ?? 0;
const nhsNumber: Part = ({ record, place }) => record.nhsNumbers[place]?.textHash ?? 0;
const upn: Part = ({ record, place }) => record.upns[place]?.textHash ?? 0;
/** Both names in either order, so that a name written backwards is found. */
const bothNames: Part = ({ name }) => {
  const [given, family] = [name?.given?.soundHash ?? 0, name?.family?.soundHash ?? 0];
  return combineHashes(Math.min(given, family), Math.max(given, family));
};

/** The rules by which records are found that may be of one child: each needs no more than its own parts to be right. */
export const BLOCKING_RULES: readonly BlockingRule[] = [
  { name: 'NHS number', parts: [nhsNumber], usual: 1 },
  { name: 'UPN', parts: [upn], usual: 1 },
  { name: 'birth and family name', parts: [birthDate, familySound, givenFamily], usual: 2 },
  { name: 'birth and given name', parts: [birthDate, givenFamily, postcode], usual: 2 },
  { name: 'birth and home', parts: [birthDate, postcode, givenFamily], usual: 2 },
  { name: 'names and year', parts: [familySound, givenFamily, year, monthAndDay], usual: 3 },
  { name: 'names and day', parts: [bothNames, monthAndDay, year], usual: 2 },
  { name: 'postcode and given name', parts: [givenFamily, postcode, year], usual: 2 },
  { name: 'address and initial', parts: [address, initial, givenFamily, year], usual: 2 },
  { name: 'parent and birth', parts: [parent, birthDate, initial], usual: 2 },
  { name: 'parent and names', parts: [parent, givenFamily, familySound, year], usual: 3 },
];

/** The rule for one free field. */
export function freeFieldRule(field: number): BlockingRule {
  const content: Part = ({ record }) => record.others[field]?.textHash ?? 0;
  return { name: `free field ${field + 1}`, parts: [content, givenFamily, year], usual: 2 };
}
