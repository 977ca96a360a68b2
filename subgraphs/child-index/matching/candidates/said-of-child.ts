import type { Identifier } from '../link-record.ts';
import type { SaidOfChild } from './matching-record-of.ts';

/** What a record says of a child, as `record_link.said` keeps it: names, places, parents, identifiers; the present first. */
export type StoredSaid = readonly [
  names: readonly (readonly [given: string | null, family: string])[],
  places: readonly (readonly [address: string | null, postcode: string | null])[],
  parents: readonly string[],
  identifiers: readonly (readonly [type: Identifier['type'], value: string])[],
];

/** As it is kept; the date of birth and the sex have columns of their own. */
export function storedSaid({ names, places, parents, identifiers }: SaidOfChild): StoredSaid {
  const homes = places.filter(({ address, postcode }) => address !== null || postcode !== null);
  return [
    distinct(names.map(({ givenName, familyName }) => [givenName, familyName] as const)),
    distinct(homes.map(({ address, postcode }) => [address, postcode] as const)),
    distinct(parents),
    distinct(identifiers.map(({ type, value }) => [type, value] as const)),
  ];
}

/** What {@link storedSaid} was made of. */
export function saidOfStored(
  [names, places, parents, identifiers]: StoredSaid,
  dateOfBirth: string | null,
  sex: SaidOfChild['sex'],
): SaidOfChild {
  return {
    names: names.map(([givenName, familyName]) => ({ givenName, familyName })),
    dateOfBirth,
    sex,
    places: places.map(([address, postcode]) => ({ address, postcode })),
    parents,
    identifiers: identifiers.map(([type, value]) => ({ type, value })),
  };
}

function distinct<Value>(values: readonly Value[]): Value[] {
  if (values.length < 2) return [...values];
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
