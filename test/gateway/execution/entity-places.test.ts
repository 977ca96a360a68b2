import { describe, expect, test } from '@jest/globals';
import { entityPlaces } from '../../../gateway/execution/entity-places.ts';

const book = (id: string) => ({ __typename: 'Book', id, seal: `s-${id}` });
const music = (id: string) => ({ __typename: 'Music', id, seal: `s-${id}` });

describe('where the entities of a fetch belong', () => {
  test('in a list of several types, each is where its own object is', () => {
    const data = { shop: { offers: [book('1'), music('1'), book('2'), music('2')] } };
    expect(entityPlaces(data, ['shop', 'offers', '@'], [music('1'), music('2')])).toEqual([
      ['shop', 'offers', 1],
      ['shop', 'offers', 3],
    ]);
  });

  test('of two objects that look the same, each has its own place', () => {
    const data = { offers: [book('1'), book('1')] };
    expect(entityPlaces(data, ['offers', '@'], [book('1'), book('1')])).toEqual([
      ['offers', 0],
      ['offers', 1],
    ]);
  });

  test('in lists within lists, and past what is null', () => {
    const data = { shops: [null, { offers: [book('1')] }, { offers: null }, { offers: [null, book('2')] }] };
    expect(entityPlaces(data, ['shops', '@', 'offers', '@'], [book('1'), book('2')])).toEqual([
      ['shops', 1, 'offers', 0],
      ['shops', 3, 'offers', 1],
    ]);
  });

  test('by nested fields too, and where there is no list', () => {
    const data = { shop: { owner: { __typename: 'Owner', key: { a: 1, b: [1, 2] }, name: 'x' } } };
    const representation = { __typename: 'Owner', key: { a: 1, b: [1, 2] } };
    expect(entityPlaces(data, ['shop', 'owner'], [representation])).toEqual([['shop', 'owner']]);
  });

  test('nowhere, where the answer has no such object', () => {
    expect(entityPlaces({ offers: [book('1')] }, ['offers', '@'], [book('2')])).toEqual([null]);
  });
});
