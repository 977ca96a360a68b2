import { isValid, toNormalised, toOutcode, toSector } from 'postcode';
import { uuidKey } from '../profile/uuid-key.ts';
import { ParameterProblem } from './parameter-problem.ts';

/** Entries of one page: what is usual, and at most; and with `minimal=true`, where the profile wants all in one call. */
const PAGES = { usual: 50, largest: 500 };
const MINIMAL_PAGES = { usual: 20_000, largest: 20_000 };
/** Beyond this page nothing is looked for. */
const LAST_PAGE = 1_000_000;
const LONGEST_TEXT = 200;
const OLDEST = 150;
/** Metres: from one end of Great Britain to the other. */
const FARTHEST = 1_000_000;

/** What a request asks for; null where it does not say. Ages in years, times `HH:MM`, proximity in metres. */
export interface Parameters {
  readonly page: number;
  readonly perPage: number;
  readonly full: boolean;
  readonly fullService: boolean;
  readonly minimal: boolean;
  readonly format: Format;
  readonly search: string | null;
  readonly taxonomyTermId: string | null;
  readonly taxonomyId: string | null;
  readonly organizationId: string | null;
  readonly modifiedAfter: string | null;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly day: string | null;
  readonly postcode: Postcode | null;
  readonly proximity: number | null;
}

/** A page as JSON; or everything, an entry a line (ndjson). */
export type Format = 'json' | 'ndjson';

export interface Postcode {
  readonly whole: string;
  readonly sector: string;
  readonly outward: string;
}

const DAYS: Readonly<Record<string, string>> = {
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
  sunday: 'SU',
};

/**
 * Reads the parameters that the profile defines (its openapi.json, components/parameters). A parameter that it does not
 * define is passed over; one without a value is as if it were not there.
 * @throws ParameterProblem for a value that a parameter cannot have, or a parameter given twice
 */
export function readParameters(query: URLSearchParams): Parameters {
  const postcode = read(query, 'postcode', 'has to be a whole postcode, as in OX1 1AA.', (text) =>
    isValid(text) ? postcodeOf(text) : null,
  );
  const proximity = read(query, 'proximity', `has to be a number of metres, up to ${FARTHEST}.`, (text) =>
    decimal(text, FARTHEST),
  );
  if (proximity !== null && postcode === null) throw new ParameterProblem('proximity', 'needs a postcode.');
  const minimal = flag(query, 'minimal');
  const { usual, largest } = minimal ? MINIMAL_PAGES : PAGES;
  return {
    page: read(query, 'page', 'has to be a whole number from 1.', (text) => whole(text, LAST_PAGE)) ?? 1,
    perPage:
      read(query, 'per_page', `has to be a whole number from 1 to ${largest}.`, (text) => whole(text, largest)) ??
      usual,
    full: flag(query, 'full'),
    fullService: flag(query, 'full_service'),
    minimal,
    format: read(query, 'format', 'has to be json or ndjson.', formatOf) ?? 'json',
    search: read(query, 'search', `has to be text of at most ${LONGEST_TEXT} characters.`, searchText),
    taxonomyTermId: read(query, 'taxonomy_term_id', 'has to be a UUID.', uuidKey),
    taxonomyId: read(query, 'taxonomy_id', 'has to be a UUID.', uuidKey),
    organizationId: read(query, 'organization_id', 'has to be a UUID.', uuidKey),
    modifiedAfter: read(query, 'modified_after', 'has to be a date, or a date and time.', momentOf),
    minimumAge: read(query, 'minimum_age', `has to be a number of years, up to ${OLDEST}.`, age),
    maximumAge: read(query, 'maximum_age', `has to be a number of years, up to ${OLDEST}.`, age),
    startTime: read(query, 'start_time', 'has to be a time, as in 09:30.', clock),
    endTime: read(query, 'end_time', 'has to be a time, as in 17:00.', clock),
    day: read(query, 'day', 'has to be a day of the week, as in MO or Monday.', dayOf),
    postcode,
    proximity,
  };
}

function formatOf(text: string): Format | null {
  return text === 'json' || text === 'ndjson' ? text : null;
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false };

function flag(query: URLSearchParams, name: string): boolean {
  return read(query, name, 'has to be true or false.', (text) => FLAGS[text.toLowerCase()] ?? null) ?? false;
}

function read<Value>(
  query: URLSearchParams,
  name: string,
  requirement: string,
  parse: (text: string) => Value | null,
): Value | null {
  const given = query.getAll(name);
  if (given.length > 1) throw new ParameterProblem(name, 'may be given once.');
  const text = given[0]?.trim() ?? '';
  if (text === '') return null;
  // What URLSearchParams makes of bytes that are not UTF-8.
  if (text.includes('\uFFFD')) throw new ParameterProblem(name, 'has to be UTF-8.');
  const value = parse(text);
  if (value === null) throw new ParameterProblem(name, requirement);
  return value;
}

function whole(text: string, most: number): number | null {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : null;
}

function decimal(text: string, most: number): number | null {
  const value = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
  return value <= most ? value : null;
}

function age(text: string): number | null {
  return decimal(text, OLDEST);
}

function clock(text: string): string | null {
  return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text) ? text : null;
}

function searchText(text: string): string | null {
  if (text.length > LONGEST_TEXT || !text.isWellFormed() || text.includes('\0')) return null;
  return text.replaceAll(/[/_]/g, ' ');
}

function momentOf(text: string): string | null {
  const moment = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

function dayOf(text: string): string | null {
  const day = text.toUpperCase();
  return Object.values(DAYS).includes(day) ? day : (DAYS[text.toLowerCase()] ?? null);
}

function postcodeOf(text: string): Postcode | null {
  const [written, sector, outward] = [toNormalised(text), toSector(text), toOutcode(text)];
  return written === null || sector === null || outward === null ? null : { whole: written, sector, outward };
}
