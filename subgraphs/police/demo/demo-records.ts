import type { DemoChild } from '../../kernel/demo-person.ts';
import type { NoticeRecord } from '../notice-record.ts';

/** The notices that concern a fictional child. */
export function demoRecords(child: DemoChild): NoticeRecord[] {
  return (child.known.police ?? []).map((known) => {
    const { localId, as, unit, service, category: _category, ...facts } = known;
    return {
      ...facts,
      recordId: localId,
      child: as,
      owner: { unit, ...service },
      practitioners: [...known.practitioners],
    };
  });
}
