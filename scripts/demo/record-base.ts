import type { Custodian } from '../../schema/contract/agency.ts';
import type { InformationCategory } from '../../schema/contract/information-category.ts';
import type { DemoPractitioner, DemoRecord } from '../../subgraphs/kernel/demo-person.ts';
import { describedBy } from './described-by.ts';
import { addDays, daysBetween } from './calendar.ts';
import type { Subject } from './subject.ts';
import type { Team } from './team.ts';

const PREFIX: Readonly<Record<Custodian, string>> = {
  EDUCATION: 'ED',
  HEALTH: 'HC',
  SOCIAL_CARE: 'SC',
  CONNEXIONS: 'CX',
  POLICE: 'PN',
};

/** What tells one record of an agency about a child from the others. */
export interface RecordOutline {
  readonly agency: Custodian;
  /** Number of the record among those of this agency about this child, 0 to 9. */
  readonly place: number;
  readonly team: Team;
  readonly category: InformationCategory;
  readonly practitioners: readonly DemoPractitioner[];
  readonly since: string;
}

/** What a record of any agency has: going on, confirmed within the last month or, now and then, not for long. */
export function recordBase(subject: Subject, outline: RecordOutline): DemoRecord {
  const { random, today } = subject;
  const { agency, place, team, category, practitioners, since } = outline;
  const asOf = addDays(today, -random.between(0, random.chance(0.1) ? 200 : 28));
  return {
    localId: `${PREFIX[agency]}-${String(subject.ordinal * 10 + place).padStart(7, '0')}`,
    as: describedBy(agency, subject),
    unit: team.unit,
    category,
    service: team.service,
    practitioners,
    since,
    until: null,
    asOf: asOf < since ? since : asOf,
  };
}

/**
 * Some day of the last `years` years on which the child had reached an age; within the last two months where it is not
 * born yet, and today where it has not reached that age.
 */
export function dayWithin({ truth, random, today }: Subject, years: number, leastAge = 0): string {
  const lifetime = truth.dateOfBirth === null ? 60 : daysBetween(truth.dateOfBirth, today) - leastAge * 366;
  return addDays(today, -random.between(0, Math.max(0, Math.min(lifetime, years * 365))));
}
