import type { DemoAttendance, DemoEducation } from '../../subgraphs/kernel/demo-person.ts';
import { addYears, daysBetween, schoolYearStart } from './calendar.ts';
import { practitionerAt } from './practitioner.ts';
import { recordBase } from './record-base.ts';
import { settingsFor } from './setting.ts';
import type { Subject } from './subject.ts';
import { teamFor } from './team.ts';
import { telephoneOf } from './telephone.ts';

/** The enrolment of a child who is of an age to be taught, at a setting of its locality; null for the others. */
export function educationRecord(
  subject: Subject,
  senProvision: DemoEducation['senProvision'],
  leads = false,
): DemoEducation | null {
  const { random, yearGroup, locality } = subject;
  if (yearGroup === null) return null;
  const setting = random.pick(settingsFor(yearGroup, locality));
  const service = { name: setting.name, telephone: telephoneOf('OFFICE', setting.unit) };
  const role = yearGroup.startsWith('N') ? 'Key person' : isPrimary(yearGroup) ? 'Class teacher' : 'Head of year';
  const practitioners = [practitionerAt(setting.unit, `${role}, ${yearName(yearGroup)}`, 0, leads)];
  if (senProvision !== 'NONE') {
    practitioners.push(practitionerAt(setting.unit, 'Special educational needs co-ordinator', 0));
  }
  const base = recordBase(subject, {
    agency: 'EDUCATION',
    place: 0,
    team: { unit: setting.unit, service },
    category: 'INV_UNIVERSAL',
    practitioners,
    since: enrolledOn(subject, yearGroup),
  });
  const attendance = yearGroup.startsWith('N') ? null : attendanceOf(subject, base.asOf);
  const absent = attendance !== null && attendance.unauthorisedAbsence > 20;
  const socialWork = teamFor('EDUCATION_SOCIAL_WORK', locality).unit;
  return {
    ...base,
    urn: setting.urn,
    yearGroup,
    enrolmentStatus: subject.messy && random.chance(0.02) ? 'DUAL_MAIN' : 'CURRENT',
    attendance,
    senProvision,
    educationSocialWorker: absent ? practitionerAt(socialWork, 'Education social worker', random.between(0, 3)) : null,
  };
}

/** Sessions from the start of the school year to the day of counting: two a school day, holidays taken off roughly. */
function attendanceOf({ random, today, messy }: Subject, confirmed: string): DemoAttendance {
  const start = schoolYearStart(today);
  const asOf = confirmed < start ? start : confirmed;
  const sessionsPossible = 2 * Math.floor(daysBetween(start, asOf) * (5 / 7) * 0.75);
  const absenceRate = messy && random.chance(0.08) ? 0.1 + random.next() * 0.3 : random.next() * 0.08;
  const absences = Math.round(sessionsPossible * absenceRate);
  return {
    sessionsPossible,
    sessionsAttended: sessionsPossible - absences,
    unauthorisedAbsence: Math.round(absences * random.next()),
    asOf,
  };
}

/** The September in which the child's years at this kind of setting began; for a nursery not before it was three. */
function enrolledOn({ truth, today }: Subject, yearGroup: string): string {
  const start = schoolYearStart(today);
  if (yearGroup.startsWith('N')) {
    const third = truth.dateOfBirth === null ? start : addYears(truth.dateOfBirth, 3);
    return third > start ? third : start;
  }
  const years = yearGroup === 'R' ? 0 : isPrimary(yearGroup) ? Number(yearGroup) : Number(yearGroup) - 7;
  return addYears(start, -years);
}

function isPrimary(yearGroup: string): boolean {
  return yearGroup === 'R' || Number(yearGroup) <= 6;
}

function yearName(yearGroup: string): string {
  if (yearGroup.startsWith('N')) return 'nursery';
  return yearGroup === 'R' ? 'Reception' : `Year ${yearGroup}`;
}
