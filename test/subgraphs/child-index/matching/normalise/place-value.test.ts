import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toOutcode } from 'postcode';
import { foldText } from '../../../../../subgraphs/child-index/matching/normalise/fold-text.ts';
import { addressValue, postcodeValue } from '../../../../../subgraphs/child-index/matching/normalise/place-value.ts';

test('a text without accents falls into the words that Unicode’s letters and digits make of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      const words = text
        .toLowerCase()
        .replace(/'/g, '')
        .match(/[\p{L}\p{N}]+/gu);
      expect(foldText(text)).toEqual(words ?? []);
    }),
  );
});

test('a postcode’s district is its outward half', () => {
  for (const postcode of ['QF1 2AB', 'q12 3cd', 'QF12 3CD', 'Q1A 4EF', 'QF1A5GH'])
    expect(postcodeValue(postcode)?.district).toBe(toOutcode(postcode));
});

test('an address is its words in their usual short forms, its numbers apart', () => {
  expect(addressValue('Flat 2b, 14 Constructor Road')).toMatchObject({
    text: 'flat 2b 14 constructor rd',
    names: ['flat', 'constructor', 'rd'],
    numbers: ['2b', '14'],
  });
});

test('a word that every object has is no short form of another', () => {
  expect(addressValue('3 Constructor')?.names).toEqual(['constructor']);
});
