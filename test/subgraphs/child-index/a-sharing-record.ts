import type { ConsentRow, LinkedRecord, SharingRecord } from '../../../subgraphs/child-index/sharing/sharing-record.ts';

export const CHILD_ID = '6f1f4f0e-6a51-4a3e-9f53-0d6f1c9b2a11';

/** What decisions about a child depend on: a child of eleven with no records, nobody restricted and nothing decided. */
export function aSharingRecord(change: Partial<SharingRecord> = {}): SharingRecord {
  return {
    childId: CHILD_ID,
    givenName: 'Tamsin',
    familyName: 'Brackenbury',
    dateOfBirth: '2014-05-17',
    expectedDateOfDelivery: null,
    sex: 'FEMALE',
    protectedIdentity: false,
    keyHolders: [],
    archived: false,
    shielded: false,
    declared: false,
    links: [],
    restrictions: [],
    consents: [],
    competence: null,
    orders: [],
    agreements: [],
    ...change,
  };
}

export function link(recordId: string, change: Partial<LinkedRecord> = {}): LinkedRecord {
  return {
    custodian: 'EDUCATION',
    recordId,
    unit: 'foxglove-school',
    category: 'INV_UNIVERSAL',
    kind: null,
    ...change,
  };
}

/** The child's school, and with it whoever asks from there. */
export const SCHOOL = link('ED-1');
export const COUNSELLING = link('HE-1', {
  custodian: 'HEALTH',
  unit: 'pcamhs-team',
  category: 'INV_SENSITIVE',
  kind: 'PCAMHS',
});

/** A parent's consent from years ago that has no end. */
export function aConsent(change: Partial<ConsentRow> = {}): ConsentRow {
  return {
    giver: 'PR_HOLDER',
    giverId: null,
    refusal: false,
    categories: ['*'],
    recipients: ['*'],
    purposes: ['*'],
    scope: 'CONTACT',
    explicit: true,
    givenAt: '2020-01-01T00:00:00+00:00',
    expiresAt: null,
    withdrawnAt: null,
    recordedAt: null,
    withdrawnHere: false,
    ...change,
  };
}
