import type { DemoChild } from '../../kernel/demo-person.ts';
import type { PupilRecord } from '../pupil-record.ts';

/** The enrolment of a fictional child as a record of this agency; nothing where no setting knows the child. */
export function demoRecords(child: DemoChild): PupilRecord[] {
  const known = child.known.education;
  if (known === undefined) return [];
  const { localId, as, unit, urn, service, category: _category, ...facts } = known;
  return [
    {
      ...facts,
      recordId: localId,
      child: as,
      setting: { unit, urn, ...service },
      practitioners: [...known.practitioners],
    },
  ];
}
