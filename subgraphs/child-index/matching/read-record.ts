import type { Custodian } from '../../../schema/contract/agency.ts';
import type { RegisteredRecord } from '../../../schema/contract/child-registration.ts';
import { findable, type Findable } from './candidates/likely-children.ts';
import { matchingRecordOf, saidOf, type SaidOfChild } from './candidates/matching-record-of.ts';
import type { Linkable } from './link-record.ts';
import type { MatchingRecord } from './normalise/matching-record.ts';
import { descriptionKey } from './normalise.ts';
import { readIdentifiers } from './read-identifiers.ts';

/** A record that an agency sends, prepared for everything that registration does with it. */
export interface RecordReading extends Linkable, Findable {
  readonly custodian: Custodian;
  readonly record: RegisteredRecord;
  /** Custodian and record id: `EDUCATION ED-1`. */
  readonly source: string;
  readonly version: number;
  readonly said: SaidOfChild;
  readonly warnings: readonly string[];
}

/**
 * Nothing leads from an unborn child to another: it has no number yet, so a number that it comes with is the mother’s.
 * @param known the record as it is compared, for a caller that has it
 */
export function readRecord(custodian: Custodian, record: RegisteredRecord, known?: MatchingRecord): RecordReading {
  const { child, recordId, version } = record;
  const unborn = child.dateOfBirth === null;
  const numbers = readIdentifiers(child.identifiers);
  const ignored = unborn
    ? numbers.identifiers.map(({ type }) => `identifiers: ${type} of an unborn child was left out`)
    : [];
  const identifiers = unborn ? [] : numbers.identifiers;
  const said = saidOf(child, identifiers);
  return {
    custodian,
    record,
    source: `${custodian} ${recordId}`,
    version,
    identifiers,
    said,
    warnings: [...numbers.warnings, ...ignored],
    descriptionKey: unborn ? null : descriptionKey(child),
    ...findable(known ?? matchingRecordOf(said)),
  };
}

/** What a record says of a child, as {@link readRecord} reads it. */
export function saidBy({ child }: RegisteredRecord): SaidOfChild {
  return saidOf(child, child.dateOfBirth === null ? [] : readIdentifiers(child.identifiers).identifiers);
}
