import { mistakenDate, typingError } from '../../demo/typing-error.ts';
import { NICKNAMES } from '../../demo/names.ts';
import { IdentifierPool } from '../../demo/identifier-pool.ts';
import { SeededRandom } from '../../demo/seeded-random.ts';
import { householdOf, type BenchChild, type Home } from './household.ts';

/** What one agency has written down of a child. Empty text where it has nothing. */
export interface BenchRecord {
  readonly id: string;
  readonly agency: Agency;
  readonly given: string;
  readonly family: string;
  readonly dob: string;
  readonly sex: string;
  readonly address: string;
  readonly postcode: string;
  readonly parent: string;
  readonly nhs: string;
  readonly upn: string;
  /** The truth, for scoring alone: whose record it is, of which household, and from where the names are. */
  readonly person: number;
  readonly household: number;
  readonly origin: string;
}

const AGENCIES = ['health', 'education', 'social-care', 'youth', 'police'] as const;
type Agency = (typeof AGENCIES)[number];

/** How likely an agency is to know a child, and to hold its NHS number and its UPN. */
const KNOWS: Readonly<Record<Agency, readonly [child: number, nhs: number, upn: number]>> = {
  health: [0.98, 0.95, 0],
  education: [0.88, 0.05, 0.97],
  'social-care': [0.12, 0.25, 0.3],
  youth: [0.1, 0, 0.2],
  police: [0.06, 0, 0.02],
};

/**
 * Records of children in five agencies, household after household, until there are `size`. The same seed gives the same
 * records. About one household in thirty has twins, one in ten two family names; a record in five has some mistake.
 */
export function* benchPopulation(seed: string, size: number): Generator<BenchRecord> {
  const random = new SeededRandom(`${seed}/link`);
  const pool = new IdentifierPool();
  let [records, person] = [0, 0];
  for (let household = 0; records < size; household++) {
    for (const child of householdOf(random, pool)) {
      for (const agency of AGENCIES) {
        if (records < size && random.chance(KNOWS[agency][0])) {
          yield {
            id: `r${records++}`,
            agency,
            ...writtenDown(child, agency, random),
            person,
            household,
            origin: child.origin,
          };
        }
      }
      person++;
    }
  }
}

type Written = Omit<BenchRecord, 'id' | 'agency' | 'person' | 'household' | 'origin'>;

function writtenDown(child: BenchChild, agency: Agency, random: SeededRandom): Written {
  const home: Home = child.formerHome !== null && random.chance(0.35) ? child.formerHome : child.home;
  const [, nhs, upn] = KNOWS[agency];
  const names = { given: givenWritten(child, agency, random), family: familyWritten(child, random) };
  const { given, family } = random.chance(0.005) ? { given: names.family, family: names.given } : names;
  return {
    given,
    family,
    dob: random.chance(0.01) ? '' : random.chance(0.02) ? slippedDate(child.dob, random) : child.dob,
    sex: random.chance(0.005) ? '' : random.chance(0.005) ? (child.sex === 'M' ? 'F' : 'M') : child.sex,
    address: random.chance(0.02) ? '' : random.chance(0.03) ? typingError(home.address, random) : home.address,
    postcode: random.chance(0.04) ? '' : random.chance(0.02) ? typingError(home.postcode, random) : home.postcode,
    parent: random.chance(0.35) ? '' : random.chance(0.05) ? typingError(child.parent, random) : child.parent,
    nhs: random.chance(nhs) ? child.nhs : '',
    upn: random.chance(upn) ? child.upn : '',
  };
}

function givenWritten({ given, middle }: BenchChild, agency: Agency, random: SeededRandom): string {
  if (agency === 'health' && random.chance(0.01)) return 'Baby';
  const nickname = NICKNAMES[given];
  if (nickname !== undefined && random.chance(agency === 'health' ? 0.02 : 0.1)) return nickname;
  if (random.chance(0.03)) return typingError(given, random);
  return random.chance(0.08) ? `${given} ${middle}` : given;
}

function familyWritten({ family, otherFamily }: BenchChild, random: SeededRandom): string {
  if (otherFamily !== null && random.chance(0.25)) {
    return random.chance(0.5) ? otherFamily : `${family}-${otherFamily}`;
  }
  return random.chance(0.03) ? typingError(family, random) : family;
}

function slippedDate(date: string, random: SeededRandom): string {
  const mistaken = mistakenDate(date);
  if (mistaken.slice(0, 4) === date.slice(0, 4) && mistaken.slice(8) === date.slice(5, 7) && random.chance(0.4))
    return mistaken;
  if (random.chance(0.5)) return `${Number(date.slice(0, 4)) + (random.chance(0.5) ? 1 : -1)}${date.slice(4)}`;
  const day = ((Number(date.slice(8)) + random.between(1, 3) * 7) % 28) + 1;
  return date.slice(0, 8) + String(day).padStart(2, '0');
}
