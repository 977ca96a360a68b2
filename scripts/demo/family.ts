import type { DescribedChild } from '../../schema/contract/child-registration.ts';
import type { DemoTruth } from '../../subgraphs/kernel/demo-person.ts';
import { addDays } from './calendar.ts';
import { homeIn } from './home.ts';
import type { IdentifierPool } from './identifier-pool.ts';
import { ADULT_NAMES, FAMILY_NAMES, GIVEN_NAMES, NICKNAMES } from './names.ts';
import type { Locality } from './places.ts';
import { upnOf } from './pupil-number.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Background } from './subject.ts';

/** What is decided about a family before chance has its say. */
export interface FamilyPlan {
  readonly locality: Locality;
  readonly twins: boolean;
  /** Whether it expects another child. */
  readonly expecting: boolean;
}

export interface FamilyMember {
  readonly truth: DemoTruth;
  readonly background: Background;
}

/** The children of one family, eldest first: one home, one name, different given names, at least ten months apart. */
export function familyOf(
  plan: FamilyPlan,
  random: SeededRandom,
  pool: IdentifierPool,
  today: string,
): readonly FamilyMember[] {
  const familyName = random.chance(0.08)
    ? `${random.pick(FAMILY_NAMES)}-${random.pick(FAMILY_NAMES)}`
    : random.pick(FAMILY_NAMES);
  const home = homeIn(plan.locality, random);
  const shared = {
    familyName,
    ...home,
    locality: plan.locality.number,
    parents: parentsOf(familyName, random),
  };
  const formerHome = random.chance(0.25) ? homeIn(plan.locality, random) : null;
  const formerFamilyName = random.chance(0.06) ? random.pick(FAMILY_NAMES) : null;
  const taken = new Set<string>();
  const members = birthsOf(plan, random, today).map((dateOfBirth) => {
    const sex = random.chance(0.5) ? ('FEMALE' as const) : ('MALE' as const);
    const givenName = newName(GIVEN_NAMES[sex], taken, random);
    const truth: DemoTruth = {
      ...shared,
      givenName,
      dateOfBirth,
      expectedDateOfDelivery: null,
      sex,
      nhsNumber: pool.nhsNumber(),
      upn: upnOf(dateOfBirth, plan.locality, pool, today, random.chance(0.03)),
    };
    return { truth, background: { nickname: NICKNAMES[givenName] ?? null, formerFamilyName, formerHome } };
  });
  return plan.expecting ? [...members, { truth: unborn(shared, random, today), background: NO_BACKGROUND }] : members;
}

const NO_BACKGROUND: Background = { nickname: null, formerFamilyName: null, formerHome: null };

/** Dates of birth, eldest first, all under nineteen years ago; twins are the youngest two. */
function birthsOf({ twins, expecting }: FamilyPlan, random: SeededRandom, today: string): string[] {
  const size = random.pick([1, 1, 1, 2, 2, 2, 2, 3, 3, 4]);
  const youngest = random.between(expecting ? 365 : 1, Math.round((19 - (size - 1) * 3) * 365) - 20);
  const daysAgo = [youngest];
  for (let child = 1; child < size; child++) daysAgo.push((daysAgo[child - 1] ?? 0) + random.between(304, 1090));
  const births = daysAgo.map((days) => addDays(today, -days)).toReversed();
  return twins ? [...births, ...births.slice(-1)] : births;
}

function unborn(
  shared: Pick<DemoTruth, 'familyName' | 'address' | 'postcode' | 'locality' | 'parents'>,
  random: SeededRandom,
  today: string,
): DemoTruth {
  return {
    ...shared,
    givenName: null,
    dateOfBirth: null,
    expectedDateOfDelivery: addDays(today, random.between(40, 100)),
    sex: 'NOT_SPECIFIED',
    nhsNumber: null,
    upn: null,
  };
}

function parentsOf(familyName: string, random: SeededRandom): DescribedChild['parentsAndCarers'] {
  const mother = {
    name: `${random.pick(ADULT_NAMES.FEMALE)} ${familyName}`,
    relationship: 'Mother',
    parentalResponsibility: true,
  };
  if (random.chance(0.25)) return [mother];
  const name = random.chance(0.8) ? familyName : random.pick(FAMILY_NAMES);
  const relationship = name === familyName ? 'Father' : 'Step-parent';
  return [
    mother,
    {
      name: `${random.pick(ADULT_NAMES.MALE)} ${name}`,
      relationship,
      parentalResponsibility: relationship === 'Father',
    },
  ];
}

/** A name that no sister or brother has. The lists are far longer than any family. */
function newName(names: readonly string[], taken: Set<string>, random: SeededRandom): string {
  const name = random.pick(names.filter((candidate) => !taken.has(candidate)));
  taken.add(name);
  return name;
}
