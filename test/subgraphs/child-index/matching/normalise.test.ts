import { describe, expect, test } from '@jest/globals';
import {
  addressKey,
  descriptionKey,
  nameKey,
  postcodeKey,
} from '../../../../subgraphs/child-index/matching/normalise.ts';
import { aChild } from '../a-record.ts';

describe('names as compared', () => {
  test.each([
    ['Zoë', 'zoe'],
    ['O’Neil', 'oneil'],
    ["O'Neil", 'oneil'],
    ['Smith-Jones', 'smithjones'],
    ['  de la  Cruz ', 'delacruz'],
    ['Łucja', 'łucja'],
    ['Ａｎｎａ', 'anna'],
    ['李', '李'],
    ['-', ''],
  ])('%j is compared as %j', (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  test('no name is compared as nothing', () => {
    expect(nameKey(null)).toBe('');
  });

  test('an accent is the same whether it is composed or combined', () => {
    expect(nameKey('Chlo\u00e9')).toBe(nameKey('Chloe\u0301'));
  });
});

describe('addresses as compared', () => {
  test('a postcode has no spaces and no case', () => {
    expect(postcodeKey(' zz1  1aa ')).toBe('ZZ11AA');
    expect(postcodeKey(null)).toBe('');
  });

  test('lines, commas and case make no difference', () => {
    expect(addressKey('3, Imaginary Row\nNowhere', 'zz11aa')).toBe(addressKey('3 IMAGINARY ROW, NOWHERE', 'ZZ1 1AA'));
  });

  test('a flat is not the house with that number', () => {
    expect(addressKey('1 2 Imaginary Row', 'ZZ1 1AA')).not.toBe(addressKey('12 Imaginary Row', 'ZZ1 1AA'));
  });
});

describe('the key of a description', () => {
  test('is the same for the same child, however it is written', () => {
    const written = aChild({ givenName: 'TAMSIN', familyName: 'Bracken-bury', address: '3 Imaginary Row, Nowhere' });
    expect(descriptionKey(written)).toBe(descriptionKey(aChild()));
  });

  test.each([
    { givenName: 'Tamsyn' },
    { familyName: 'Brackenburg' },
    { dateOfBirth: '2014-05-18' },
    { address: '4 Imaginary Row\nNowhere' },
    { postcode: 'ZZ1 1AB' },
  ])('differs where the description does: %j', (change) => {
    expect(descriptionKey(aChild(change))).not.toBe(descriptionKey(aChild()));
  });

  test('is not confused by a letter that moves from one name to the other', () => {
    const left = aChild({ givenName: 'Ann', familyName: 'Eames' });
    const right = aChild({ givenName: 'Anne', familyName: 'Ames' });
    expect(descriptionKey(left)).not.toBe(descriptionKey(right));
  });

  test.each([{ givenName: null }, { givenName: '-' }, { dateOfBirth: null }, { address: null }, { address: ' - ' }])(
    'is none where the description is too little to conclude from: %j',
    (change) => {
      expect(descriptionKey(aChild(change))).toBeNull();
    },
  );
});
