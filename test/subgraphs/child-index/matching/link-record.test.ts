import { describe, expect, test } from '@jest/globals';
import {
  linkRecord,
  type Candidates,
  type Identifier,
} from '../../../../subgraphs/child-index/matching/link-record.ts';
import { nhsNumber, upn } from '../a-record.ts';

/** Children known by their identifiers and by one key each. */
function known(children: Readonly<Record<string, { identifiers?: readonly Identifier[]; key?: string }>>): Candidates {
  const all = Object.entries(children);
  const same = (left: Identifier, right: Identifier) => left.type === right.type && left.value === right.value;
  return {
    childWith: (identifier) =>
      all.find(([, { identifiers }]) => identifiers?.some((one) => same(one, identifier)))?.[0],
    childDescribedAs: (key) => all.find(([, child]) => child.key === key)?.[0],
    identifiersOf: (childId) => children[childId]?.identifiers ?? [],
  };
}

describe('linking a record', () => {
  test('goes by the identifier before the description', () => {
    const candidates = known({ one: { identifiers: [nhsNumber('9990001006')] }, two: { key: 'k' } });
    expect(linkRecord({ identifiers: [nhsNumber('9990001006')], descriptionKey: 'k' }, candidates)).toEqual({
      childId: 'one',
      linkedBy: 'IDENTIFIER',
    });
  });

  test('goes by the first identifier that leads to a child', () => {
    const candidates = known({
      one: { identifiers: [upn('J931412525001')] },
      two: { identifiers: [nhsNumber('9990001006')] },
    });
    const identifiers = [nhsNumber('9990001006'), upn('J931412525001')];
    expect(linkRecord({ identifiers, descriptionKey: null }, candidates)?.childId).toBe('two');
    const unknownFirst = [nhsNumber('9990001014'), upn('J931412525001')];
    expect(linkRecord({ identifiers: unknownFirst, descriptionKey: null }, candidates)?.childId).toBe('one');
  });

  test('goes by the description where no identifier is known', () => {
    const candidates = known({ one: { key: 'k', identifiers: [upn('J931412525001')] } });
    expect(linkRecord({ identifiers: [nhsNumber('9990001006')], descriptionKey: 'k' }, candidates)).toEqual({
      childId: 'one',
      linkedBy: 'DESCRIPTION',
    });
  });

  test('keeps apart two of the same description whose numbers differ', () => {
    const candidates = known({ one: { key: 'k', identifiers: [nhsNumber('9990001006')] } });
    expect(linkRecord({ identifiers: [nhsNumber('9990001014')], descriptionKey: 'k' }, candidates)).toBeNull();
  });

  test('finds nobody for a record with neither identifier nor complete description', () => {
    const candidates = known({ one: { key: 'k' } });
    expect(linkRecord({ identifiers: [], descriptionKey: null }, candidates)).toBeNull();
  });

  test('does not take a pupil number for an NHS number of the same characters', () => {
    const candidates = known({ one: { identifiers: [nhsNumber('9990001006')] } });
    expect(linkRecord({ identifiers: [upn('9990001006')], descriptionKey: null }, candidates)).toBeNull();
  });
});
