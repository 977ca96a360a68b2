import type { CaseRecord } from '../../../subgraphs/social-care/case-record.ts';

const worker = {
  name: 'Hazel Worker',
  role: 'Social worker',
  telephone: '01632 960010',
  email: 'hazel@county.example',
  isLeadProfessional: false,
};

/** A case about which everything is known, with what a test changes. */
export function caseOf(changes: Partial<CaseRecord> = {}): CaseRecord {
  return {
    recordId: 'SC-1',
    child: {
      givenName: 'Wren',
      familyName: 'Example',
      otherNames: [],
      dateOfBirth: '2016-02-29',
      expectedDateOfDelivery: null,
      sex: 'FEMALE',
      address: '1 Nowhere Lane\nOxford',
      postcode: 'OX1 9ZZ',
      identifiers: [],
      parentsAndCarers: [],
    },
    unit: 'family-support-city',
    service: { name: 'Children’s Social Care', telephone: '01632 960011' },
    team: 'Family Support Team (City)',
    status: 'CHILD_PROTECTION_PLAN',
    statusSince: '2026-01-15',
    authorityContact: { name: 'Emergency Duty Team', telephone: '01632 960012' },
    allocatedWorker: worker,
    practitioners: [worker],
    episodes: [
      { kind: 'REFERRAL', from: '2025-11-03', until: '2025-11-04' },
      { kind: 'SECTION_47_ENQUIRY', from: '2025-12-01', until: '2026-01-15' },
      { kind: 'PROTECTION_PLAN', from: '2026-01-15', until: null },
    ],
    since: '2025-11-03',
    until: null,
    asOf: '2026-03-30',
    ...changes,
  };
}
