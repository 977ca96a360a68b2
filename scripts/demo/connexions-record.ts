import type { DemoActivity, DemoConnexions } from '../../subgraphs/kernel/demo-person.ts';
import { addDays, schoolYearStart } from './calendar.ts';
import { practitionerAt } from './practitioner.ts';
import { dayWithin, recordBase } from './record-base.ts';
import type { Subject } from './subject.ts';
import { teamFor } from './team.ts';

const DESTINATIONS = ['SIXTH_FORM', 'FURTHER_EDUCATION', 'APPRENTICESHIP', 'EMPLOYMENT_WITH_TRAINING'] as const;

/**
 * A young person known to Connexions, with a personal adviser. Guidance is for everyone; whoever is not in education,
 * employment or training has an adviser's targeted support.
 */
export function connexionsRecord(subject: Subject, currentActivity: DemoActivity): DemoConnexions {
  const { random, locality, today } = subject;
  const team = teamFor('CONNEXIONS', locality);
  const targeted = currentActivity === 'NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING';
  const base = recordBase(subject, {
    agency: 'CONNEXIONS',
    place: 0,
    team,
    category: targeted ? 'INV_TARGETED' : 'INV_UNIVERSAL',
    practitioners: [practitionerAt(team.unit, 'Personal adviser', random.between(0, 4))],
    since: dayWithin(subject, 2, 12),
  });
  const schoolYear = schoolYearStart(today);
  const activitySince = targeted ? addDays(today, -random.between(20, 200)) : schoolYear;
  return {
    ...base,
    cohortStatus: subject.age !== null && subject.age >= 18 ? 'LEAVING' : 'IN_SCOPE',
    currentActivity,
    activitySince,
    intendedDestination: random.chance(0.7) ? random.pick(DESTINATIONS) : null,
  };
}
