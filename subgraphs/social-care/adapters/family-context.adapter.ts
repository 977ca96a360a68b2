import { z } from 'zod';
import { cell, familyContextAdapter, filledCell } from '../../kernel/agency/family-context.ts';
import type { CaseRecord } from '../case-record.ts';

const ownColumns = z.object({
  'Local Authority Organisation': filledCell,
  'Contact Name': filledCell,
  'Contact Role': filledCell,
  'Contact Phone': cell,
  'Contact Email': cell,
});

/**
 * Reads the social care file of the Family Context extracts: whom to call, and whether the case is still open. It has no
 * status, no team and no episodes; those stay unknown.
 */
export const familyContextCases = familyContextAdapter(ownColumns, (row, own): CaseRecord => {
  const contact = {
    name: own['Contact Name'],
    role: own['Contact Role'],
    telephone: own['Contact Phone'],
    email: own['Contact Email'],
    isLeadProfessional: false,
  };
  return {
    recordId: row.recordId,
    child: row.child,
    unit: row.unit,
    service: { name: own['Local Authority Organisation'], telephone: null },
    team: null,
    status: null,
    statusSince: null,
    authorityContact: null,
    allocatedWorker: row.involvement === 'Current' ? contact : null,
    practitioners: [contact],
    episodes: [],
    since: row.since,
    until: row.until,
    asOf: row.asOf,
  };
});
