/**
 * In which ways two values of a field can agree, best first. A level is its place in the list, counted from 1; 0 stands
 * for a field that one of the two records lacks, which weighs nothing.
 */
export const LEVELS = {
  given: ['EXACT', 'VARIANT', 'PART', 'TYPING', 'SOUND', 'INITIAL', 'DIFFERENT'],
  family: ['EXACT', 'PART', 'TYPING', 'SOUND', 'DIFFERENT'],
  order: ['STRAIGHT', 'SWAPPED'],
  birthDate: [
    'EXACT',
    'DAY_AND_MONTH_SWAPPED',
    'NEXT_DAY',
    'ONE_SLIP',
    'TWO_PARTS',
    'NEAR',
    'NEAR_IN_OTHER_YEAR',
    'ONE_PART',
    'DIFFERENT',
  ],
  sex: ['EXACT', 'DIFFERENT'],
  address: ['EXACT', 'NEAR', 'STREET', 'DIFFERENT'],
  // Who moved has another postcode too: what a postcode says depends on whether the addresses agree, differ or are lacking.
  postcode: [
    'EXACT',
    'TYPING',
    'DISTRICT',
    'DIFFERENT',
    'EXACT_AT_ONE_ADDRESS',
    'TYPING_AT_ONE_ADDRESS',
    'DISTRICT_AT_ONE_ADDRESS',
    'DIFFERENT_AT_ONE_ADDRESS',
    'EXACT_AT_OTHER_ADDRESS',
    'TYPING_AT_OTHER_ADDRESS',
    'DISTRICT_AT_OTHER_ADDRESS',
    'DIFFERENT_AT_OTHER_ADDRESS',
  ],
  parent: ['EXACT', 'PART', 'TYPING', 'DIFFERENT'],
  nhsNumber: ['EXACT', 'TYPING', 'DIFFERENT'],
  upn: ['EXACT', 'TYPING', 'DIFFERENT'],
  other: ['EXACT', 'TYPING', 'SIMILAR', 'DIFFERENT'],
} as const;

/** A kind of field: what it may hold and how it is compared. */
export type FieldKind = keyof typeof LEVELS;

/** Of how many levels one holds, whatever the circumstances: the list has as many again for each further circumstance. */
export function levelsAtOnce(kind: FieldKind): number {
  return kind === 'postcode' ? 4 : LEVELS[kind].length;
}

/** Whether a level is the best one, whatever the circumstances. */
export function isExact(kind: FieldKind, level: number): boolean {
  return level > 0 && (level - 1) % levelsAtOnce(kind) === 0;
}

/** The level that stands for a field that one of the records lacks. */
export const NOT_COMPARED = 0;

/** The number of a level of a kind of field. */
export function levelNumber<Kind extends FieldKind>(kind: Kind, name: (typeof LEVELS)[Kind][number]): number {
  return (LEVELS[kind] as readonly string[]).indexOf(name) + 1;
}

/** The name of a level, for an explanation. */
export function levelName(kind: FieldKind, level: number): string {
  return LEVELS[kind][level - 1] ?? 'NOT_COMPARED';
}
