import type { DemoChild } from '../../kernel/demo-person.ts';
import { youngPersonRecordSchema, type YoungPersonRecord } from '../young-person-record.ts';

/** The Connexions record of a fictional child, if there is one. */
export function demoRecords(child: DemoChild): YoungPersonRecord[] {
  const known = child.known.connexions;
  if (known === undefined) return [];
  const { localId, as, unit, service, ...facts } = known;
  return [youngPersonRecordSchema.parse({ ...facts, recordId: localId, child: as, team: { unit, ...service } })];
}
