import type { InformationCategory } from '../../schema/contract/information-category.ts';
import type { DemoHealth, DemoHealthKind } from '../../subgraphs/kernel/demo-person.ts';
import { practitionerAt } from './practitioner.ts';
import { dayWithin, recordBase } from './record-base.ts';
import type { Subject } from './subject.ts';
import { practicesIn, teamFor, type Team } from './team.ts';

interface HealthCare {
  readonly category: InformationCategory;
  readonly role: string;
  /** The organisation's code; made up: no trust has a code that begins with ZZ. */
  readonly odsCode: string;
  /** How many years ago it can have begun, and how old the child then was at least. */
  readonly years: number;
  readonly leastAge: number;
}

const CARE: Readonly<Record<DemoHealthKind, HealthCare>> = {
  GP_REGISTRATION: { category: 'INV_UNIVERSAL', role: 'General practitioner', odsCode: '', years: 18, leastAge: 0 },
  HEALTH_VISITING: { category: 'INV_UNIVERSAL', role: 'Health visitor', odsCode: 'ZZ1', years: 5, leastAge: 0 },
  SCHOOL_NURSING: { category: 'INV_UNIVERSAL', role: 'School nurse', odsCode: 'ZZ1', years: 4, leastAge: 4 },
  SPEECH_LANGUAGE_THERAPY: {
    category: 'INV_TARGETED',
    role: 'Speech and language therapist',
    odsCode: 'ZZ1',
    years: 2,
    leastAge: 1,
  },
  COMMUNITY_PAEDIATRICS: {
    category: 'INV_SPECIALIST',
    role: 'Community paediatrician',
    odsCode: 'ZZ2',
    years: 3,
    leastAge: 0,
  },
  PCAMHS: { category: 'INV_SENSITIVE', role: 'Primary mental health worker', odsCode: 'ZZ3', years: 1, leastAge: 5 },
  SEXUAL_HEALTH: { category: 'INV_SENSITIVE', role: 'Sexual health nurse', odsCode: 'ZZ1', years: 1, leastAge: 13 },
  SUBSTANCE_MISUSE: {
    category: 'INV_SENSITIVE',
    role: 'Substance misuse worker',
    odsCode: 'ZZ3',
    years: 1,
    leastAge: 13,
  },
};

/**
 * A registration with a practice, or an episode of care. Mental health, sexual health and substance misuse are the
 * sensitive services (SI 2007/2182 reg. 11).
 */
export function healthRecord(subject: Subject, kind: DemoHealthKind, place: number): DemoHealth {
  const care = CARE[kind];
  const team = teamOf(subject, kind);
  const base = recordBase(subject, {
    agency: 'HEALTH',
    place,
    team,
    category: care.category,
    practitioners: [practitionerAt(team.unit, care.role, subject.random.between(0, 4))],
    since: dayWithin(subject, care.years, care.leastAge),
  });
  const ended = subject.messy && care.category !== 'INV_UNIVERSAL' && subject.random.chance(0.15);
  const until = ended ? base.asOf : null;
  return { ...base, until, kind, odsCode: kind === 'GP_REGISTRATION' ? practiceCode(subject, team) : care.odsCode };
}

function teamOf({ locality, random }: Subject, kind: DemoHealthKind): Team {
  return kind === 'GP_REGISTRATION' ? random.pick(practicesIn(locality)) : teamFor(kind, locality);
}

/** A letter and five digits, as practices have it; no real one begins with Z. */
function practiceCode({ locality }: Subject, practice: Team): string {
  const index = practicesIn(locality).findIndex((candidate) => candidate.unit === practice.unit);
  return `Z9${String(locality.number).padStart(2, '0')}0${index + 1}`;
}
