import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { RegisteredRecord } from '../../../schema/contract/child-registration.ts';
import { readRecord, type RecordReading } from './read-record.ts';

/** Records that are looked up, decided upon and written together. */
const PORTION = 500;
/** Records that are read or decided upon before others have their turn, among them what goes to and from the database. */
export const AT_ONCE = 25;

export interface ArrivingRecord {
  readonly custodian: Custodian;
  readonly record: RegisteredRecord;
}

export function portionsOf(arriving: readonly ArrivingRecord[]): ArrivingRecord[][] {
  return Array.from({ length: Math.ceil(arriving.length / PORTION) }, (_, place) =>
    arriving.slice(place * PORTION, (place + 1) * PORTION),
  );
}

export async function readPortion(arriving: readonly ArrivingRecord[]): Promise<RecordReading[]> {
  const readings: RecordReading[] = [];
  for (const [place, { custodian, record }] of arriving.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) await othersTurn();
    readings.push(readRecord(custodian, record));
  }
  return readings;
}
