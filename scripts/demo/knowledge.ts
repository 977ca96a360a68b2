import type {
  DemoActivity,
  DemoHealthKind,
  DemoKnowledge,
  DemoPolice,
  DemoSocialCareStatus,
} from '../../subgraphs/kernel/demo-person.ts';
import { connexionsRecord } from './connexions-record.ts';
import { educationRecord } from './education-record.ts';
import { healthRecord } from './health-record.ts';
import { policeRecord } from './police-record.ts';
import { socialCareRecord } from './social-care-record.ts';
import type { Subject } from './subject.ts';

/** What the five agencies know of an ordinary child: universal services for nearly all, the others for few. */
export function knowledgeOf(subject: Subject): DemoKnowledge {
  const status = socialCareStatus(subject);
  const education = taught(subject)
    ? educationRecord(subject, senProvision(subject), status === null && subject.random.chance(0.04))
    : null;
  const activity = connexionsActivity(subject, education !== null);
  const notices = policeNotices(subject, status !== null);
  return {
    ...(education === null ? {} : { education }),
    health: healthKinds(subject).map((kind, place) => healthRecord(subject, kind, place)),
    ...(status === null ? {} : { socialCare: socialCareRecord(subject, status) }),
    ...(activity === null ? {} : { connexions: connexionsRecord(subject, activity) }),
    ...(notices.length === 0 ? {} : { police: notices.map((kind, place) => policeRecord(subject, kind, place)) }),
  };
}

/** Everyone of compulsory school age but the few who are missing from education; fewer before and after. */
function taught({ yearGroup, random }: Subject): boolean {
  if (yearGroup === null) return false;
  if (yearGroup.startsWith('N')) return random.chance(0.7);
  return random.chance(Number(yearGroup) >= 12 ? 0.55 : 0.985);
}

function senProvision({ random }: Subject): 'NONE' | 'SEN_SUPPORT' | 'EHC_PLAN' {
  if (random.chance(0.04)) return 'EHC_PLAN';
  return random.chance(0.13) ? 'SEN_SUPPORT' : 'NONE';
}

function healthKinds({ age, random }: Subject): DemoHealthKind[] {
  if (age === null) return ['HEALTH_VISITING'];
  const rates: readonly (readonly [DemoHealthKind, number])[] = [
    ['GP_REGISTRATION', 0.98],
    ['HEALTH_VISITING', age < 5 ? 0.97 : 0],
    ['SCHOOL_NURSING', age >= 5 && age <= 16 ? 0.9 : 0],
    ['SPEECH_LANGUAGE_THERAPY', age >= 2 && age <= 10 ? 0.08 : 0],
    ['COMMUNITY_PAEDIATRICS', 0.03],
    ['PCAMHS', age >= 6 ? 0.05 : 0],
    ['SEXUAL_HEALTH', age >= 14 ? 0.05 : 0],
    ['SUBSTANCE_MISUSE', age >= 14 ? 0.03 : 0],
  ];
  return rates.filter(([, rate]) => random.chance(rate)).map(([kind]) => kind);
}

/** Unborn children are known to social care only by a plan made before birth. */
function socialCareStatus({ age, random }: Subject): DemoSocialCareStatus | null {
  if (age === null) return 'CHILD_PROTECTION_PLAN';
  if (random.chance(0.915)) return null;
  return random.pick(['NONE', 'NONE', 'CHILD_IN_NEED', 'CHILD_IN_NEED', 'CHILD_PROTECTION_PLAN', 'LOOKED_AFTER']);
}

function connexionsActivity({ age, random }: Subject, atSchool: boolean): DemoActivity | null {
  if (age === null || age < 13 || random.chance(0.35)) return null;
  if (atSchool) return age >= 17 ? 'SIXTH_FORM' : 'SCHOOL';
  if (age < 16) return 'NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING';
  return random.pick([
    'FURTHER_EDUCATION',
    'FURTHER_EDUCATION',
    'APPRENTICESHIP',
    'EMPLOYMENT_WITH_TRAINING',
    'NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING',
  ]);
}

function policeNotices({ age, random }: Subject, knownToSocialCare: boolean): DemoPolice['noticeKind'][] {
  if (age === null || !random.chance(knownToSocialCare ? 0.35 : 0.03)) return [];
  const kinds = ['DOMESTIC_ABUSE', 'CONCERN_FOR_WELFARE', ...(age >= 10 ? (['MISSING'] as const) : [])] as const;
  const first = random.pick(kinds);
  return random.chance(0.2) ? [first, random.pick(kinds)] : [first];
}
