import { z } from 'zod';
import { cell, familyContextAdapter, filledCell } from '../../kernel/agency/family-context.ts';
import type { PupilRecord } from '../pupil-record.ts';

const STATUS = { Current: 'CURRENT', Historic: 'LEFT', 'Not Specified': 'NOT_SPECIFIED' } as const;

/** Reads the education file of the Family Context extracts: which school, whether still there, how to reach the school. */
export const familyContextPupils = familyContextAdapter(
  z.object({ 'School Name': filledCell, 'Contact Number': cell }),
  (row, own): PupilRecord => ({
    recordId: row.recordId,
    child: row.child,
    setting: { unit: row.unit, urn: null, name: own['School Name'], telephone: own['Contact Number'] },
    yearGroup: null,
    enrolmentStatus: STATUS[row.involvement],
    attendance: null,
    senProvision: null,
    practitioners: [],
    educationSocialWorker: null,
    since: row.since,
    until: row.until,
    asOf: row.asOf,
  }),
);
