import { describe, expect, test } from '@jest/globals';
import { familyContextPupils } from '../../../../subgraphs/education/adapters/family-context.adapter.ts';
import { pupilRecordSchema } from '../../../../subgraphs/education/pupil-record.ts';
import { FAMILY_CONTEXT_ROW } from '../../family-context-row.ts';

const ROW = { ...FAMILY_CONTEXT_ROW, 'School Name': 'Cooke-Robson School', 'Contact Number': '(01632)960804' };

function read(changes: Readonly<Record<string, string>> = {}) {
  const adapted = familyContextPupils.read({ ...ROW, ...changes });
  if (!adapted.ok) throw new Error(adapted.problem);
  return adapted.record;
}

describe('a row of the Family Context education file', () => {
  test('becomes an enrolment', () => {
    expect(read()).toEqual({
      recordId: 'family-context-1234567',
      child: {
        givenName: 'Wren',
        familyName: 'Example',
        otherNames: [],
        dateOfBirth: '2012-02-29',
        expectedDateOfDelivery: null,
        sex: 'FEMALE',
        address: 'Flat 7m\nSally mall\nDaviesmouth',
        postcode: 'G6T 3BF',
        identifiers: [],
        parentsAndCarers: [],
      },
      setting: { unit: 'a-unit', urn: null, name: 'Cooke-Robson School', telephone: '(01632)960804' },
      yearGroup: null,
      enrolmentStatus: 'CURRENT',
      attendance: null,
      senProvision: null,
      practitioners: [],
      educationSocialWorker: null,
      since: '2018-08-23',
      until: null,
      asOf: '2022-10-15',
    });
  });

  test('is a record that this agency would take as it is', () => {
    expect(pupilRecordSchema.safeParse(read()).success).toBe(true);
  });

  test.each([
    ['Current', 'CURRENT', null],
    ['Historic', 'LEFT', '2022-07-07'],
    ['Not Specified', 'NOT_SPECIFIED', null],
  ])('of an involvement that is %s has the status %s', (involvement, enrolmentStatus, until) => {
    expect(read({ 'Service Involvement': involvement })).toMatchObject({ enrolmentStatus, until });
  });

  test('has no telephone number where the cell is empty', () => {
    expect(read({ 'Contact Number': ' ' }).setting.telephone).toBeNull();
  });

  test.each(['School Name', 'Contact Number'])('is rejected without the column %s', (column) => {
    const { [column]: _dropped, ...row } = ROW as Record<string, string>;
    expect(familyContextPupils.read(row)).toEqual({ ok: false, problem: `${column}: is missing or of the wrong type` });
  });
});
