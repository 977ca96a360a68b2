import { hash } from 'node:crypto';

/** A name as it is compared: lower case, without accents, and without anything that is not a letter or a digit. */
export function nameKey(name: string | null): string {
  return (name ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A postcode as it is compared: upper case, without spaces. */
export function postcodeKey(postcode: string | null): string {
  return (postcode ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** An address with its postcode as it is compared: one line, lower case, single spaces, no punctuation. */
export function addressKey(address: string | null, postcode: string | null): string {
  const lines = (address ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return `${lines}|${postcodeKey(postcode)}`;
}

/** What a description is found by when it has no identifier. */
export interface ExactDescription {
  readonly givenName: string | null;
  readonly familyName: string;
  readonly dateOfBirth: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
}

/**
 * The key under which two descriptions are the same child: exact name, date of birth and address. Null where one of the
 * three is missing, as for an unborn child: then nothing may be concluded.
 */
export function descriptionKey(child: ExactDescription): string | null {
  const place = addressKey(child.address, child.postcode);
  const given = nameKey(child.givenName);
  const family = nameKey(child.familyName);
  if (given === '' || family === '' || child.dateOfBirth === null || place.startsWith('|')) return null;
  return hash('sha256', [given, family, child.dateOfBirth, place].join('\n'), 'hex');
}
