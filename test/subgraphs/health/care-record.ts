import type { HealthRecord } from '../../../subgraphs/health/health-record.ts';

/** A health visitor's record of one fictional child, with what a test wants to be different. */
export function careRecord(different: Partial<HealthRecord>): HealthRecord {
  return {
    recordId: 'HC-1',
    child: {
      givenName: 'Perpetua',
      familyName: 'Ashgrove',
      otherNames: [],
      dateOfBirth: '2023-05-14',
      expectedDateOfDelivery: null,
      sex: 'FEMALE',
      address: '3 Kiln Row\nOxford',
      postcode: 'OX3 9ZZ',
      identifiers: [{ type: 'NHS_NUMBER', value: '9990001006' }],
      parentsAndCarers: [],
    },
    provider: {
      unit: 'health-visiting-city',
      odsCode: 'ZZ1',
      name: 'Health Visiting (City)',
      telephone: '01632 960111',
    },
    kind: 'HEALTH_VISITING',
    category: 'INV_UNIVERSAL',
    episode: { status: 'ACTIVE', type: 'Universal programme' },
    practitioners: [
      {
        name: 'Marta Quillfeather',
        role: 'Health visitor',
        telephone: '01632 960113',
        email: 'marta.quillfeather@health.example',
        isLeadProfessional: false,
      },
    ],
    since: '2025-01-31',
    until: null,
    asOf: '2026-03-02',
    ...different,
  };
}
