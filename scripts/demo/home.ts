import type { Locality } from './places.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Where a family lives. */
export interface Home {
  /** Lines separated by a line feed, without the postcode. */
  readonly address: string;
  readonly postcode: string;
}

/** Town and outward code of each locality, in the order of their numbers. */
const TOWNS: readonly (readonly [string, string])[] = [
  ['Headington', 'OX3'],
  ['Cowley', 'OX4'],
  ['Summertown', 'OX2'],
  ['Littlemore', 'OX4'],
  ['Hanwell', 'OX16'],
  ['Banbury', 'OX16'],
  ['Bicester', 'OX26'],
  ['Kidlington', 'OX5'],
  ['Chipping Norton', 'OX7'],
  ['Carterton', 'OX18'],
  ['Witney', 'OX28'],
  ['Woodstock', 'OX20'],
  ['Faringdon', 'SN7'],
  ['Wantage', 'OX12'],
  ['Abingdon', 'OX14'],
  ['Cumnor', 'OX2'],
  ['Didcot', 'OX11'],
  ['Wallingford', 'OX10'],
  ['Thame', 'OX9'],
  ['Watlington', 'OX49'],
  ['Wheatley', 'OX33'],
  ['Henley-on-Thames', 'RG9'],
];

const STREETS = [
  'Almanac Row',
  'Barleymow Street',
  'Candlemaker Close',
  'Damson Drift',
  'Emberside',
  'Fiddler’s Steps',
  'Gingerbread Lane',
  'Hopscotch Avenue',
  'Inkwell Court',
  'Jackdaw Rise',
  'Kettle Street',
  'Lanternfield Road',
  'Marmalade Lane',
  'Nightingale Steps',
  'Orchardwick',
  'Pepperpot Hill',
  'Quince Terrace',
  'Raincoat Way',
  'Saddleback Close',
  'Teasel Gardens',
  'Umbrella Yard',
  'Velvet Mead',
  'Whistledown Road',
  'Yarrow Crescent',
] as const;

/** Letters that the second half of a real postcode never has: nobody's letterbox bears these. */
const UNUSED_LETTERS = ['C', 'I', 'K', 'M', 'O', 'V'] as const;

/** A house that does not exist, in a street that does not exist, in a town of the locality. */
export function homeIn(locality: Locality, random: SeededRandom): Home {
  const [town, outward] = townOf(locality);
  const street = random.pick(STREETS);
  const flat = random.chance(0.15) ? `Flat ${random.between(1, 24)}\n` : '';
  const letters = random.pick(UNUSED_LETTERS) + random.pick(UNUSED_LETTERS);
  return {
    address: `${flat}${random.between(1, 180)} ${street}\n${town}`,
    postcode: `${outward} ${random.between(0, 9)}${letters}`,
  };
}

/** The town of a locality, and the first half of its postcodes. */
export function townOf(locality: Locality): readonly [town: string, outward: string] {
  const found = TOWNS[locality.number - 1];
  if (found === undefined) throw new RangeError('localities are numbered 1 to 22');
  return found;
}
