import { uuidKey } from '../../open-referral/profile/uuid-key.ts';
import { ServiceTier } from '../../resolvers/service-tier.enum.ts';
import { searchWords } from '../../search/search-query.ts';
import { DISTANCES, USUAL_DISTANCE, type FormField, type FormProblem, type FormReading } from './search-form.ts';

const FIELDS: readonly FormField[] = [
  'text',
  'near',
  'miles',
  'age',
  'tier',
  'need',
  'locality',
  'openNow',
  'after',
  'page',
];
/** Characters of the fields that are typed, as the API has them. */
const LONGEST: Readonly<Partial<Record<FormField, number>>> = { text: 200, near: 100 };
/** What is shown again of a text that is too long. */
const SHOWN = 200;
const OLDEST = 150;
const LAST_PAGE = 100_000;

/**
 * Reads the query of an address (all after the `?`) as the finder’s form. Of a field that is given more than once the
 * first counts; fields that the form does not have are passed over.
 */
export function readForm(query: string): FormReading {
  const typed = typedFields(query);
  if (typed === null) {
    const message = 'The address has letters that cannot be read. Type your search again.';
    return { ...readForm(''), problems: [{ field: 'text', message }] };
  }
  const problems: FormProblem[] = [];
  const value = (field: FormField) => typed[field] ?? '';
  const check = (field: FormField, holds: boolean, message: string) => {
    if (!holds) problems.push({ field, message });
    return holds;
  };
  for (const [field, length] of Object.entries(LONGEST) as [FormField, number][])
    check(field, value(field).length <= length, `Shorten this to ${length} characters.`);
  const { text = '', near = '', age = '', miles = '', tier = '', need = '', page = '', after } = typed;
  if (text.length <= SHOWN) check('text', text === '' || searchWords(text).length > 0, 'Type a word, such as “sleep”.');
  const years = /^\d{1,3}$/.test(age) && Number(age) <= OLDEST;
  check('age', age === '' || years, 'Give the age as a whole number of years, such as 4.');
  const isDistance = DISTANCES.includes(Number(miles));
  check('miles', miles === '' || isDistance, 'Choose one of the distances in the list.');
  const isTier = Object.hasOwn(ServiceTier, tier);
  check('tier', tier === '' || isTier, 'Choose one of the kinds of help in the list.');
  check('need', need === '' || uuidKey(need) !== null, 'Choose one of the needs in the list.');
  const number = /^[1-9]\d{0,5}$/.test(page) && Number(page) <= LAST_PAGE ? Number(page) : null;
  const begins = after === undefined ? page === '' || number === 1 : number !== null && number > 1;
  check('page', begins, 'There is no such page of the list. Search again to begin at the first.');
  const form = {
    text: text.slice(0, SHOWN),
    near: near.slice(0, SHOWN),
    miles: isDistance && miles !== '' ? Number(miles) : USUAL_DISTANCE,
    age: years ? Number(age) : null,
    tier: isTier ? (tier as ServiceTier) : null,
    need: uuidKey(need) ?? '',
    locality: (typed.locality ?? '').slice(0, SHOWN),
    openNow: typed.openNow === 'true',
    after: after ?? null,
    page: number ?? 1,
  };
  const shown = Object.fromEntries(Object.entries(typed).map(([field, given]) => [field, given.slice(0, SHOWN)]));
  return { typed: shown, form, problems };
}

/** The fields that were filled in; null where an address is not UTF-8 (URL Standard, section 5.1, would repair it). */
function typedFields(query: string): Partial<Record<FormField, string>> | null {
  try {
    decodeURIComponent(query.replaceAll('+', ' '));
  } catch {
    return null;
  }
  const given = new URLSearchParams(query);
  const fields: Partial<Record<FormField, string>> = {};
  for (const field of FIELDS) {
    const value = (given.get(field) ?? '').replaceAll('\0', '').trim();
    if (value !== '') fields[field] = value;
  }
  return fields;
}
