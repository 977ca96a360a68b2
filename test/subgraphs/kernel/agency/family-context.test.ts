import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { familyContextAdapter } from '../../../../subgraphs/kernel/agency/family-context.ts';
import { FAMILY_CONTEXT_ROW } from '../../family-context-row.ts';

const adapter = familyContextAdapter(z.object({}), (row) => row);

function read(changes: Readonly<Record<string, string>> = {}) {
  const adapted = adapter.read({ ...FAMILY_CONTEXT_ROW, ...changes });
  if (!adapted.ok) throw new Error(adapted.problem);
  return adapted.record;
}

describe('a row of a Family Context file', () => {
  test.each([
    ['1 Nowhere Lane\nOxford\nOX1 9ZZ', '1 Nowhere Lane\nOxford', 'OX1 9ZZ'],
    ['1 Nowhere Lane\r\n Oxford \r\nox19zz\r\n', '1 Nowhere Lane\nOxford', 'OX1 9ZZ'],
    ['1 Nowhere Lane\nMK8N 6WX', '1 Nowhere Lane', 'MK8N 6WX'],
    ['1 Nowhere Lane\n\nOxford', '1 Nowhere Lane\nOxford', null],
    ['OX1 9ZZ', null, 'OX1 9ZZ'],
    ['OX1 9ZZ\n1 Nowhere Lane', 'OX1 9ZZ\n1 Nowhere Lane', null],
    ['', null, null],
  ])('with the address %j has these lines and this postcode', (text, address, postcode) => {
    expect(read({ Address: text }).child).toMatchObject({ address, postcode });
  });

  test.each([
    ['Female', 'FEMALE'],
    ['Male', 'MALE'],
    ['Other', 'NOT_SPECIFIED'],
    ['', 'NOT_SPECIFIED'],
  ])('with the gender %j has the sex %s', (gender, sex) => {
    expect(read({ Gender: gender }).child.sex).toBe(sex);
  });

  test('has no given name and no date of birth where those cells are empty', () => {
    expect(read({ 'First Name': '', 'Date Of Birth': '' }).child).toMatchObject({ givenName: null, dateOfBirth: null });
  });

  test('has no beginning where that lies after the last interaction of an ended involvement', () => {
    const dates = { 'Start Date Of Last Involvement': '2022-08-01', 'Date Of Most Recent Interaction': '2022-07-07' };
    expect(read({ ...dates, 'Service Involvement': 'Historic' })).toMatchObject({ since: null, until: '2022-07-07' });
    expect(read({ ...dates, 'Service Involvement': 'Current' })).toMatchObject({ since: '2022-08-01', until: null });
  });

  test.each([
    ['Cms Id', '', 'is empty or too small'],
    ['Last Name', '  ', 'is empty or too small'],
    ['Date Of Birth', '2012-02-30', 'is not of the form it should have'],
    ['Date Of Birth', '29/02/2012', 'is not of the form it should have'],
    ['Gender', 'Secret', 'is not one of the allowed values'],
    ['Address', 'Secret'.repeat(100), 'is too long or too large'],
    ['Service Involvement', 'Secret', 'is not one of the allowed values'],
    ['Date Current As Of', 'Secret', 'is not of the form it should have'],
    ['Start Date Of Last Involvement', 'Secret', 'is not of the form it should have'],
    ['unit', 'Not A Slug', 'is not of the form it should have'],
  ])('is rejected over %s, the value unsaid', (column, value, rule) => {
    const row = { ...FAMILY_CONTEXT_ROW, [column]: value };
    expect(adapter.read(row)).toEqual({ ok: false, problem: `${column}: ${rule}` });
  });

  test.each([null, 'text', 7, []])('is rejected where it is %j', (row) => {
    expect(adapter.read(row).ok).toBe(false);
  });
});
