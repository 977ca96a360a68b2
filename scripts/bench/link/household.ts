import { addDays } from '../../demo/calendar.ts';
import { ADULT_NAMES } from '../../demo/names.ts';
import type { IdentifierPool } from '../../demo/identifier-pool.ts';
import type { SeededRandom } from '../../demo/seeded-random.ts';
import { NAME_ORIGINS, type NameOrigin } from './origin-names.ts';

export interface Home {
  readonly address: string;
  readonly postcode: string;
}

/** A child as it truly is. */
export interface BenchChild {
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  /** A step-parent's or the other parent's name, by which some know the child. */
  readonly otherFamily: string | null;
  readonly dob: string;
  readonly sex: 'F' | 'M';
  readonly home: Home;
  readonly formerHome: Home | null;
  readonly parent: string;
  readonly nhs: string;
  readonly upn: string;
  readonly origin: string;
}

/** The children of one household: brothers, sisters, twins, and those whom a second family brought along. */
export function householdOf(random: SeededRandom, pool: IdentifierPool): BenchChild[] {
  const origin = originOf(random);
  const family = common(origin.families, random);
  const stepFamily = random.chance(0.1) ? common(origin.families, random) : null;
  const home = homeOf(random);
  const formerHome = random.chance(0.3) ? homeOf(random) : null;
  const parent = `${random.pick(ADULT_NAMES.FEMALE)} ${random.chance(0.8) ? family : common(origin.families, random)}`;
  const taken = new Set<string>();
  return birthDates(random).map((dob) => {
    const sex = random.chance(0.5) ? ('F' as const) : ('M' as const);
    const names = (sex === 'F' ? origin.girls : origin.boys).filter((name) => !taken.has(name));
    const given = common(names, random);
    taken.add(given);
    const brought = stepFamily !== null && random.chance(0.3);
    return {
      given,
      middle: random.pick(names),
      family: brought ? stepFamily : family,
      otherFamily: random.chance(0.05) ? common(origin.families, random) : null,
      dob,
      sex,
      home,
      formerHome,
      parent,
      nhs: pool.nhsNumber(),
      upn: pool.upn(random.between(9000, 9999), Number(dob.slice(0, 4)) + 4, false),
      origin: origin.origin,
    };
  });
}

function originOf(random: SeededRandom): NameOrigin {
  let left = random.between(1, 100);
  for (const origin of NAME_ORIGINS) {
    left -= origin.share;
    if (left <= 0) return origin;
  }
  throw new RangeError('shares of origins are of a hundred');
}

/** One of a list whose first entries are the most common: the tenth is about a third as common as the first. */
function common(names: readonly string[], random: SeededRandom): string {
  const place = Math.floor(names.length * random.next() ** 2);
  return names[place] ?? random.pick(names);
}

function birthDates(random: SeededRandom): string[] {
  const size = random.pick([1, 1, 1, 2, 2, 2, 2, 3, 3, 4]);
  const dates = [addDays('2024-08-31', -random.between(1, 17 * 365))];
  while (dates.length < size) {
    const eldest = dates[0] ?? '2024-08-31';
    dates.unshift(random.chance(0.03) ? eldest : addDays(eldest, -random.between(304, 1400)));
  }
  return dates;
}

const STREETS =
  'Almanac Barleymow Candlemaker Damson Ember Fiddler Gingerbread Hopscotch Inkwell Jackdaw Kettle Lantern'
    .split(' ')
    .flatMap((name) => ['Road', 'Lane', 'Street', 'Close', 'Avenue', 'Drive'].map((kind) => `${name} ${kind}`));
const TOWNS = 'Aldermere Brackenford Coldwick Dunhollow Eastmarch Fernlow Greyford Highmoor Ivelbridge Kingsmere'.split(
  ' ',
);
const DISTRICTS = TOWNS.flatMap((_, town) =>
  Array.from({ length: 12 }, (_, district) => `Q${'ABCDEFGHJK'[town]}${district + 1}`),
);

function homeOf(random: SeededRandom): Home {
  const place = random.between(0, DISTRICTS.length - 1);
  const town = TOWNS[Math.floor(place / 12)] ?? '';
  const letters = () => 'ABDEFGHJLNPQRSTUWXYZ'.charAt(random.between(0, 19));
  return {
    address: `${random.between(1, 180)} ${random.pick(STREETS)}, ${town}`,
    postcode: `${DISTRICTS[place]} ${random.between(0, 9)}${letters()}${letters()}`,
  };
}
