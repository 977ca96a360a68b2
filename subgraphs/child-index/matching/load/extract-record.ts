import type { Custodian } from '../../../../schema/contract/agency.ts';
import type { RegisteredRecord } from '../../../../schema/contract/child-registration.ts';

/** One record of an extract. */
export interface ExtractRecord {
  readonly custodian: Custodian;
  readonly record: RegisteredRecord;
}

/** Custodian and record id: `EDUCATION ED-1`. */
export function sourceOf({ custodian, record }: ExtractRecord): string {
  return `${custodian} ${record.recordId}`;
}
