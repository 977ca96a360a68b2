import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { nameKey } from '../matching/normalise.ts';
import type { SharingRecord } from './sharing-record.ts';

/** What the trail keeps of how whoever asks stands to the child, for auditors to find what is unusual. No name is in it. */
export interface Acquaintance {
  /** The actor’s own unit has a record of the child. */
  readonly unitInvolved: boolean;
  /** The actor has declared a relationship. */
  readonly declared: boolean;
  /** Both have one family name; null where the token does not say the actor’s. */
  readonly sameSurname: boolean | null;
}

/** Pure. */
export function acquaintanceOf(record: SharingRecord, { actor, surname }: RequestContext): Acquaintance {
  return {
    unitInvolved: record.links.some((link) => link.custodian === actor.agency && link.unit === actor.unit),
    declared: record.declared,
    sameSurname: surname === undefined ? null : isSameName(surname, record.familyName),
  };
}

function isSameName(one: string, other: string): boolean {
  const key = nameKey(one);
  return key !== '' && key === nameKey(other);
}
