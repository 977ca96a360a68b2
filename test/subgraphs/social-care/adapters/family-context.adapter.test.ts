import { describe, expect, test } from '@jest/globals';
import { familyContextCases } from '../../../../subgraphs/social-care/adapters/family-context.adapter.ts';
import { caseRecordSchema } from '../../../../subgraphs/social-care/case-record.ts';
import { FAMILY_CONTEXT_ROW } from '../../family-context-row.ts';

const ROW: Readonly<Record<string, string>> = {
  ...FAMILY_CONTEXT_ROW,
  'Local Authority Organisation': 'Example Council',
  'Contact Name': 'Hazel Worker',
  'Contact Role': 'Social Worker',
  'Contact Phone': '(01632) 960 010 ext.',
  'Contact Email': 'h worker at example',
};

const contact = {
  name: 'Hazel Worker',
  role: 'Social Worker',
  telephone: '(01632) 960 010 ext.',
  email: 'h worker at example',
  isLeadProfessional: false,
};

function read(changes: Readonly<Record<string, string>> = {}) {
  const adapted = familyContextCases.read({ ...ROW, ...changes });
  if (!adapted.ok) throw new Error(adapted.problem);
  return adapted.record;
}

describe('a row of the Family Context social care file', () => {
  test('becomes a case whose worker is the contact, whose standing is unknown', () => {
    const { child, ...record } = read();
    expect(child).toMatchObject({ familyName: 'Example', postcode: 'G6T 3BF' });
    expect(record).toEqual({
      recordId: 'family-context-1234567',
      unit: 'a-unit',
      service: { name: 'Example Council', telephone: null },
      team: null,
      status: null,
      statusSince: null,
      authorityContact: null,
      allocatedWorker: contact,
      practitioners: [contact],
      episodes: [],
      since: '2018-08-23',
      until: null,
      asOf: '2022-10-15',
    });
  });

  test('is a record that this agency would take as it is', () => {
    expect(caseRecordSchema.safeParse(read()).success).toBe(true);
  });

  test('of an ended case names the contact, to whom the case is no longer allocated', () => {
    const record = read({ 'Service Involvement': 'Historic' });
    expect(record).toMatchObject({ until: '2022-07-07', allocatedWorker: null, practitioners: [contact] });
  });

  test('of a case that may or may not be open names the contact alone', () => {
    const record = read({ 'Service Involvement': 'Not Specified' });
    expect(record).toMatchObject({ until: null, allocatedWorker: null, practitioners: [contact] });
  });

  test('has neither number nor address of the contact where those cells are empty', () => {
    const [practitioner] = read({ 'Contact Phone': '', 'Contact Email': ' ' }).practitioners;
    expect(practitioner).toMatchObject({ telephone: null, email: null });
  });

  test('is rejected without a contact', () => {
    const problem = 'Contact Name: is empty or too small';
    expect(familyContextCases.read({ ...ROW, 'Contact Name': '' })).toEqual({ ok: false, problem });
  });
});
