import { CUSTODIANS } from '../../schema/contract/agency.ts';
import type { LinkedRecord, SharingRecord } from '../../subgraphs/child-index/sharing/sharing-record.ts';
import type { DemoChild } from '../../subgraphs/kernel/demo-person.ts';
import { RECORDS_OF } from '../demo/records-of.ts';
import { AGENCIES } from '../hub/agencies.ts';

/** What decisions about a fictional child depend on, as if every record of it had been linked to it. Pure. */
export function demoSharingRecord(child: DemoChild, today: string): SharingRecord {
  const { key, truth, consents, shield, restrictedPersons } = child;
  return {
    childId: key,
    givenName: truth.givenName,
    familyName: truth.familyName,
    dateOfBirth: truth.dateOfBirth,
    expectedDateOfDelivery: truth.expectedDateOfDelivery,
    sex: truth.sex,
    protectedIdentity: false,
    keyHolders: [],
    archived: false,
    shielded: shield !== null && shield.since <= today,
    declared: false,
    links: linksOf(child),
    restrictions: restrictedPersons,
    consents: consents.map(({ decision, ...consent }) => ({
      ...consent,
      giverId: null,
      refusal: decision === 'REFUSED',
      recordedAt: null,
      withdrawnHere: false,
    })),
    competence: null,
    orders: [],
    agreements: [],
  };
}

function linksOf(child: DemoChild): LinkedRecord[] {
  return CUSTODIANS.flatMap((custodian) =>
    RECORDS_OF[custodian](child)
      .flatMap((record) => AGENCIES[custodian].registrationsOf(record))
      .map(({ recordId, unit, category, kind }) => ({ custodian, recordId, unit, category, kind })),
  );
}
