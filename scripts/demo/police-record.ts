import type { DemoPolice } from '../../subgraphs/kernel/demo-person.ts';
import { practitionerAt } from './practitioner.ts';
import { dayWithin, recordBase } from './record-base.ts';
import type { Subject } from './subject.ts';
import { teamFor, type TeamKind } from './team.ts';

/** Who owns a notice of a kind: the public protection unit, or the officers of the neighbourhood. */
const OWNER: Readonly<Record<DemoPolice['noticeKind'], TeamKind>> = {
  DOMESTIC_ABUSE: 'PUBLIC_PROTECTION',
  MISSING: 'PUBLIC_PROTECTION',
  CONCERN_FOR_WELFARE: 'NEIGHBOURHOOD',
};

/** A notice of public protection that concerns the child: that it was given and how grave, not what happened. */
export function policeRecord(subject: Subject, noticeKind: DemoPolice['noticeKind'], place: number): DemoPolice {
  const { random, locality } = subject;
  const team = teamFor(OWNER[noticeKind], locality);
  const base = recordBase(subject, {
    agency: 'POLICE',
    place,
    team,
    category: 'POLICE_EVENT',
    practitioners: [practitionerAt(team.unit, 'Police officer', random.between(0, 5))],
    since: dayWithin(subject, 1),
  });
  return {
    ...base,
    noticeKind,
    noticeDate: base.since,
    riskGrade: random.pick(['STANDARD', 'STANDARD', 'MEDIUM', 'MEDIUM', 'HIGH']),
    neighbourhoodTeam: teamFor('NEIGHBOURHOOD', locality).service,
  };
}
