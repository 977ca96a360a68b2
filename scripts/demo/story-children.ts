import {
  DEMO_STORIES,
  type DemoChild,
  type DemoConsent,
  type DemoKnowledge,
  type DemoRestrictedPerson,
  type DemoShield,
  type DemoStory,
} from '../../subgraphs/kernel/demo-person.ts';
import { addDays, ageOn, bornForYear, yearGroupOn } from './calendar.ts';
import { connexionsRecord } from './connexions-record.ts';
import { educationRecord } from './education-record.ts';
import { healthRecord } from './health-record.ts';
import { homeIn } from './home.ts';
import type { IdentifierPool } from './identifier-pool.ts';
import { NICKNAMES } from './names.ts';
import { localityNumbered } from './places.ts';
import { policeRecord } from './police-record.ts';
import { upnOf } from './pupil-number.ts';
import { SeededRandom } from './seeded-random.ts';
import { consentGiven } from './sharing-choices.ts';
import { socialCareRecord } from './social-care-record.ts';
import { STORIES } from './stories.ts';
import type { Subject } from './subject.ts';

/** What a story needs to be true of its child. */
interface Recipe {
  readonly sex: 'FEMALE' | 'MALE';
  readonly born: (today: string) => string;
  readonly knowledge: (subject: Subject) => DemoKnowledge;
  readonly consents?: (today: string) => readonly DemoConsent[];
  readonly shield?: (today: string) => DemoShield;
  readonly restrictedPersons?: readonly DemoRestrictedPerson[];
}

/** Headington: its one secondary school is the one at which the teacher and the safeguarding lead work. */
const HEADINGTON = localityNumbered(1);

const RECIPES: Readonly<Record<DemoStory, Recipe>> = {
  plain: {
    sex: 'FEMALE',
    born: (today) => bornForYear(9, '02-17', today),
    knowledge: (child) => ({ ...universal(child), connexions: connexionsRecord(child, 'SCHOOL') }),
    restrictedPersons: [{ actorId: 'demo-parent', relation: 'PR_HOLDER' }],
  },
  withheld: {
    sex: 'MALE',
    born: (today) => bornForYear(7, '10-03', today),
    knowledge: (child) => ({
      ...universal(child, 'SEN_SUPPORT'),
      health: [...doctorAndNurse(child), healthRecord(child, 'SPEECH_LANGUAGE_THERAPY', 2)],
      socialCare: socialCareRecord(child, 'CHILD_IN_NEED'),
    }),
  },
  'sensitive-hidden': {
    sex: 'FEMALE',
    born: (today) => bornForYear(10, '05-29', today),
    knowledge: (child) => ({
      ...universal(child),
      health: [...doctorAndNurse(child), healthRecord(child, 'PCAMHS', 2)],
    }),
  },
  'sensitive-masked': {
    sex: 'MALE',
    // Sixteen whatever the day: from then on the decision is his own, and only his counts.
    born: (today) => bornForYear(12, '08-11', today),
    knowledge: (child) => ({
      ...universal(child),
      health: [healthRecord(child, 'GP_REGISTRATION', 0), healthRecord(child, 'PCAMHS', 1)],
      connexions: connexionsRecord(child, 'SIXTH_FORM'),
    }),
    consents: (today) => [
      consentGiven(today, {
        giver: 'CHILD',
        categories: ['INV_SENSITIVE'],
        scope: 'EXISTENCE',
        givenAt: addDays(today, -14),
      }),
    ],
  },
  shielded: {
    sex: 'FEMALE',
    born: (today) => addDays(today, -(3 * 365 + 140)),
    knowledge: (child) => ({
      ...taught(child),
      health: [healthRecord(child, 'GP_REGISTRATION', 0), healthRecord(child, 'HEALTH_VISITING', 1)],
      socialCare: socialCareRecord(child, 'CHILD_IN_NEED'),
    }),
    shield: (today) => ({
      since: addDays(today, -120),
      reason: 'A former partner of the mother has threatened to find them.',
    }),
    restrictedPersons: [{ actorId: 'demo-former-partner', relation: 'RESTRICTED' }],
  },
  'section-47': {
    sex: 'MALE',
    born: (today) => bornForYear(8, '12-21', today),
    knowledge: (child) => ({
      ...universal(child, 'SEN_SUPPORT'),
      health: [
        ...doctorAndNurse(child),
        healthRecord(child, 'SPEECH_LANGUAGE_THERAPY', 2),
        healthRecord(child, 'PCAMHS', 3),
      ],
      socialCare: socialCareRecord(child, 'NONE', true),
      police: [policeRecord(child, 'DOMESTIC_ABUSE', 0), policeRecord(child, 'CONCERN_FOR_WELFARE', 1)],
    }),
  },
  'agency-down': {
    sex: 'MALE',
    born: (today) => bornForYear(9, '11-08', today),
    knowledge: (child) => ({ ...universal(child), socialCare: socialCareRecord(child, 'CHILD_IN_NEED') }),
  },
  stranger: {
    sex: 'FEMALE',
    born: (today) => bornForYear(7, '04-02', today),
    knowledge: (child) => universal(child),
  },
};

/**
 * The eight children of the stories, always the same ones for a day, whatever the seed. No agency makes a mistake
 * about them: what their records show is the rule, not the mess.
 */
export function storyChildren(pool: IdentifierPool, today: string): readonly DemoChild[] {
  return DEMO_STORIES.map((story, ordinal) => {
    const recipe = RECIPES[story];
    const child = subjectOf(story, ordinal, pool, today);
    return {
      key: story,
      story,
      truth: child.truth,
      known: recipe.knowledge(child),
      consents: recipe.consents?.(today) ?? [],
      shield: recipe.shield?.(today) ?? null,
      restrictedPersons: recipe.restrictedPersons ?? [],
    };
  });
}

function subjectOf(story: DemoStory, ordinal: number, pool: IdentifierPool, today: string): Subject {
  const { sex, born } = RECIPES[story];
  const { givenName, familyName } = STORIES[story].child;
  const random = new SeededRandom(`story/${story}`);
  const dateOfBirth = born(today);
  return {
    ordinal,
    truth: {
      givenName,
      familyName,
      dateOfBirth,
      expectedDateOfDelivery: null,
      sex,
      nhsNumber: pool.nhsNumber(),
      upn: upnOf(dateOfBirth, HEADINGTON, pool, today, false),
      ...homeIn(HEADINGTON, random),
      locality: HEADINGTON.number,
      parents: [{ name: `Clare ${familyName}`, relationship: 'Mother', parentalResponsibility: true }],
    },
    locality: HEADINGTON,
    age: ageOn(dateOfBirth, today),
    yearGroup: yearGroupOn(dateOfBirth, today),
    background: { nickname: NICKNAMES[givenName] ?? null, formerFamilyName: null, formerHome: null },
    messy: false,
    random,
    today,
  };
}

function universal(child: Subject, sen: 'NONE' | 'SEN_SUPPORT' = 'NONE'): DemoKnowledge {
  return { ...taught(child, sen), health: doctorAndNurse(child) };
}

function taught(child: Subject, sen: 'NONE' | 'SEN_SUPPORT' = 'NONE'): DemoKnowledge {
  const education = educationRecord(child, sen);
  return education === null ? {} : { education };
}

function doctorAndNurse(child: Subject): NonNullable<DemoKnowledge['health']> {
  return [healthRecord(child, 'GP_REGISTRATION', 0), healthRecord(child, 'SCHOOL_NURSING', 1)];
}
