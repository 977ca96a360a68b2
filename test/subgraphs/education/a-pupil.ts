import type { PupilRecord } from '../../../subgraphs/education/pupil-record.ts';

/** A pupil about whom everything is known, with what a test changes. */
export function pupil(changes: Partial<PupilRecord> = {}): PupilRecord {
  return {
    recordId: 'ED-1',
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
    setting: { unit: 'foxglove-school', urn: '900001', name: 'Foxglove School', telephone: '01632 960001' },
    yearGroup: '5',
    enrolmentStatus: 'CURRENT',
    attendance: { sessionsPossible: 250, sessionsAttended: 241, unauthorisedAbsence: 2, asOf: '2026-03-29' },
    senProvision: 'SEN_SUPPORT',
    practitioners: [
      {
        name: 'Robin Teacher',
        role: 'Class teacher',
        telephone: null,
        email: 'robin@foxglove.example',
        isLeadProfessional: true,
      },
    ],
    educationSocialWorker: {
      name: 'Ash Worker',
      role: 'Education social worker',
      telephone: '01632 960002',
      email: null,
      isLeadProfessional: false,
    },
    since: '2020-09-02',
    until: null,
    asOf: '2026-03-30',
    ...changes,
  };
}
