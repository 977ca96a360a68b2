import type { DemoChild } from '../../kernel/demo-person.ts';
import type { CaseRecord } from '../case-record.ts';

/** The case of a fictional child as a record of this agency; nothing where social care does not know the child. */
export function demoRecords(child: DemoChild): CaseRecord[] {
  const known = child.known.socialCare;
  if (known === undefined) return [];
  const { localId, as, category: _category, ...facts } = known;
  return [
    {
      ...facts,
      recordId: localId,
      child: as,
      team: known.service.name,
      practitioners: [...known.practitioners],
      episodes: [...known.episodes],
    },
  ];
}
