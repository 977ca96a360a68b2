import { describe, expect, test } from '@jest/globals';
import {
  Blocks,
  LARGEST_BLOCK,
  LARGEST_FINER_BLOCK,
} from '../../../../subgraphs/child-index/matching/candidates/blocks.ts';
import { findable } from '../../../../subgraphs/child-index/matching/candidates/likely-children.ts';
import { matchingRecordOf, saidOf } from '../../../../subgraphs/child-index/matching/candidates/matching-record-of.ts';
import type { Identifier } from '../../../../subgraphs/child-index/matching/link-record.ts';
import { DEFAULT_MODEL } from '../../../../subgraphs/child-index/matching/model/default-model.ts';
import { scoredRule, type LikelyCandidates } from '../../../../subgraphs/child-index/matching/scored-rule.ts';
import { aChild, nhsNumber, upn } from '../a-record.ts';

const NUMBER = nhsNumber('9990001006');
const PUPIL = upn('J931412525001');
const RULE = scoredRule(DEFAULT_MODEL);

type Described = Parameters<typeof aChild>[0];

function reading(described: Described) {
  const child = aChild(described);
  const identifiers = child.identifiers as Identifier[];
  return { identifiers, descriptionKey: null, ...findable(matchingRecordOf(saidOf(child, identifiers))) };
}

/** What becomes of a record where one child is known, of whom others say this. */
function decided(record: Described, ...known: Described[]) {
  const readings = known.map(reading);
  const child = { childId: 'known', records: readings.map(({ matching }) => matching), markedNotTheSame: false };
  const identifiers = readings.flatMap((one) => one.identifiers);
  const candidates: LikelyCandidates = {
    like: () => ({ children: [child] }),
    child: () => child,
    childWith: ({ value }) => (identifiers.some((one) => one.value === value) ? 'known' : undefined),
    childDescribedAs: () => undefined,
    identifiersOf: () => identifiers,
    apartFrom: () => new Set(),
  };
  return RULE.decide(reading(record), candidates);
}

describe('a record', () => {
  test('with a slip in its name joins the child by all that agrees, and the weights say why', () => {
    const decision = decided({ familyName: 'Brackenburry' }, {});
    expect(decision).toMatchObject({ zone: 'LINK', childId: 'known', linkedBy: 'SCORE' });
    const evidence = decision.zone === 'LINK' ? decision.evidence : [];
    expect(evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeGreaterThan(4);
  });

  test('joins the child with its number, though it spells the name otherwise', () => {
    expect(decided({ familyName: 'Misspelt', identifiers: [NUMBER] }, { identifiers: [NUMBER] })).toMatchObject({
      zone: 'LINK',
      linkedBy: 'IDENTIFIER',
    });
  });

  test('with a number of somebody whom nothing else fits waits for a person', () => {
    const mother = { givenName: 'Rosalind', familyName: 'Wexcombe', dateOfBirth: '1989-02-11', postcode: 'QF1 2AB' };
    const decision = decided({ ...mother, address: '9 Elsewhere', identifiers: [NUMBER] }, { identifiers: [NUMBER] });
    expect(decision).toMatchObject({ zone: 'REVIEW', childId: 'known' });
  });

  test.each<[string, Described, Described]>([
    [
      'whose pupil numbers differ, though the NHS number agrees',
      { identifiers: [NUMBER, PUPIL] },
      {
        identifiers: [NUMBER, upn('P304500025001')],
      },
    ],
    [
      'whose NHS numbers differ, however well all else agrees',
      { identifiers: [NUMBER] },
      {
        identifiers: [nhsNumber('9990001014')],
      },
    ],
    ['of a child that was not born yet', { dateOfBirth: null, expectedDateOfDelivery: '2014-05-17' }, {}],
    ['of a twin', { givenName: 'Tobias' }, {}],
  ])('is never linked to one %s', (_title, record, known) => {
    expect(decided(record, known).zone).not.toBe('LINK');
  });
});

describe('the children under some keys', () => {
  const named = (count: number) => Array.from({ length: count }, (_none, place) => `child-${place}`);

  const learned = (keys: number[], childIds: string[], wide: number[]) => {
    const blocks = new Blocks();
    blocks.learn({ keys, childIds, wide, overflowing: [] });
    return blocks;
  };

  test('are those under the finer key where the index has too many under the usual one', () => {
    const blocks = learned([20], ['known'], [1]);
    blocks.add([{ key: 1, finer: 10 }], 'elsewhere');
    blocks.add([{ key: 1, finer: 20 }], 'another');
    expect([...blocks.find([{ key: 1, finer: 20 }]).childIds]).toEqual(['known', 'another']);
  });

  test('are those of the index and those of a batch, though both together are more than the index would tell', () => {
    const known = named(LARGEST_BLOCK);
    const blocks = learned(
      known.map(() => 1),
      known,
      [],
    );
    blocks.add([{ key: 1, finer: 20 }], 'another');
    const { childIds, isComplete } = blocks.find([{ key: 1, finer: 20 }]);
    expect([[...childIds], isComplete]).toEqual([[...known, 'another'], true]);
  });

  test('are those of the index even where a batch adds more than can be compared, and it is said', () => {
    const blocks = learned([1], ['known'], []);
    for (const childId of named(LARGEST_FINER_BLOCK)) blocks.add([{ key: 1, finer: 20 }], childId);
    const { childIds, isComplete } = blocks.find([{ key: 1, finer: 20 }]);
    expect([childIds.has('known'), childIds.size, isComplete]).toEqual([true, LARGEST_FINER_BLOCK, false]);
  });

  test('are those that lack what the finer one takes as well, for a record that does', () => {
    const blocks = learned([20, -1], ['one', 'other'], [1]);
    expect(blocks.find([{ key: 1, finer: null }])).toEqual({ childIds: new Set(['other']), isComplete: true });
  });

  test('are told once under each: what a child is found by already is not found by it anew', () => {
    const blocks = learned([1, 10, 2, 3], ['one', 'one', 'one', 'other'], [3]);
    const keys = [
      { key: 1, finer: 10 },
      { key: 1, finer: 11 },
      { key: 2, finer: null },
      { key: 3, finer: 30 },
    ];
    expect(blocks.add(keys, 'one')).toEqual(keys.slice(1));
    expect(blocks.add(keys, 'one')).toEqual([]);
  });

  test('are those that the index told of last, and all that were added', () => {
    const blocks = learned([1, 2], ['former', 'former'], [2]);
    blocks.add([{ key: 2, finer: 20 }], 'added');
    blocks.learn({ keys: [2, 20], childIds: ['added', 'added'], wide: [], overflowing: [] });
    expect([...blocks.find([{ key: 1, finer: null }]).childIds]).toEqual([]);
    expect([...blocks.find([{ key: 2, finer: 21 }]).childIds]).toEqual(['added']);
    expect(blocks.add([{ key: 2, finer: 20 }], 'added')).toEqual([]);
  });

  test('are not counted twice where the index tells of what was added', () => {
    const children = named(LARGEST_FINER_BLOCK - 1);
    const blocks = new Blocks();
    for (const childId of children) blocks.add([{ key: 1, finer: 20 }], childId);
    const keys = children.map(() => 20);
    blocks.learn({ keys, childIds: children, wide: [1], overflowing: [] });
    expect(blocks.find([{ key: 1, finer: 20 }])).toEqual({ childIds: new Set(children), isComplete: true });
  });

  test('are not cut without saying so', () => {
    const blocks = new Blocks();
    for (const childId of named(LARGEST_FINER_BLOCK + 1)) blocks.add([{ key: 1, finer: null }], childId);
    const { childIds, isComplete } = blocks.find([{ key: 1, finer: null }]);
    expect([childIds.size, isComplete]).toEqual([LARGEST_FINER_BLOCK, false]);
  });
});
