import { FIXED_FIELDS } from '../compare/agreement.ts';
import { LEVELS, isExact, levelNumber, levelsAtOnce, type FieldKind } from '../compare/levels.ts';
import type { LinkModel } from '../model/link-model.ts';

/** The most bits that a field can add where two values are the same, and where they are not. */
export interface Bounds {
  readonly same: number;
  readonly differs: number;
}

const NEAR_ADDRESS = levelNumber('address', 'NEAR');
const POSTCODE_TYPING = levelNumber('postcode', 'TYPING');

/** The most that each field can add to a pair's odds by a model: by level, by whether two values are the same, or at all. */
export function mostBits(model: LinkModel) {
  const by = (name: (typeof FIXED_FIELDS)[number]) => bitsByLevel(model, placeOf(name), name);
  const [postcode, parent, order] = [by('postcode'), by('parent'), Math.max(...by('order'))];
  const names = { given: by('given'), family: by('family') };
  const [given, family] = [boundsOf('given', names.given), boundsOf('family', names.family)];
  const numbers = (name: 'nhsNumber' | 'upn'): Bounds => {
    const bits = by(name);
    return { same: bits[1] ?? 0, differs: bits.at(-1) ?? 0 };
  };
  return {
    prior: model.prior,
    /** By level, for a name of average rarity. */
    givenLevels: names.given,
    familyLevels: names.family,
    /** Names that are not the same. */
    otherGiven: given.differs,
    otherFamily: family.differs,
    /** Both names, where each may be the other’s, turned round. */
    turnedRound: Math.max(given.same, given.differs) + Math.max(family.same, family.differs) + order,
    order,
    birthDate: by('birthDate'),
    sex: by('sex'),
    parent,
    parents: boundsOf('parent', parent),
    nhsNumber: numbers('nhsNumber'),
    upn: numbers('upn'),
    address: boundsOf('address', by('address')),
    /** Addresses whose house numbers differ. */
    otherHouse: most(by('address'), (level) => level > NEAR_ADDRESS),
    postcode: boundsOf('postcode', postcode),
    /** Postcodes that are more than one slip apart. */
    otherPostcode: most(postcode, (level) => (level - 1) % levelsAtOnce('postcode') >= POSTCODE_TYPING),
    others: Array.from({ length: model.freeFields }, (_, field): Bounds => {
      const place = FIXED_FIELDS.length + field;
      // A value that hardly anyone has adds the most.
      return {
        ...boundsOf('other', bitsByLevel(model, place, 'other')),
        same: model.bitsOf(place, 1, Number.MIN_VALUE),
      };
    }),
  };
}

function placeOf(name: (typeof FIXED_FIELDS)[number]): number {
  return FIXED_FIELDS.indexOf(name);
}

/** Bits of a field for each level; none for a field that one of the two lacks. */
function bitsByLevel(model: LinkModel, place: number, kind: FieldKind): number[] {
  return [0, ...LEVELS[kind].map((_, at) => model.bitsOf(place, at + 1, 0))];
}

function boundsOf(kind: FieldKind, bits: readonly number[]): Bounds {
  return { same: most(bits, (level) => isExact(kind, level)), differs: most(bits, (level) => !isExact(kind, level)) };
}

function most(bits: readonly number[], counts: (level: number) => boolean): number {
  return Math.max(...bits.filter((_, level) => level > 0 && counts(level)));
}
