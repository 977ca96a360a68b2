import { expect, test } from '@jest/globals';
import { ACTOR_AGENCIES, PURPOSES, type Actor } from '../../../../schema/contract/actor.ts';
import { familyLine } from '../../../../subgraphs/audit/families/family-line.ts';
import { isHeld } from '../../../../subgraphs/audit/families/is-held.ts';
import { agencyInWords, purposeInWords } from '../../../../subgraphs/audit/families/plain-words.ts';
import { groupLooks, type Access, type Look } from '../../../../subgraphs/audit/queries/group-looks.ts';
import { WORKER } from '../audit-harness.ts';

const NONE = new Map();

function access(change: Partial<Access> = {}): Access {
  return {
    seq: '7',
    id: 'entry-1',
    at: '2026-07-01T23:30:00+00:00',
    requestId: 'request-1',
    actor: WORKER,
    purpose: 'SERVICE',
    reason: 'Visit on Monday',
    effects: ['RELEASE'],
    entryIds: ['entry-1', 'entry-0'],
    childIds: ['child-1'],
    wasShown: true,
    ...change,
  };
}

test('a family is told the agency, the day in England and the purpose, and nothing besides', () => {
  expect(familyLine(access(), NONE)).toEqual({
    agency: 'Children’s social care',
    on: '2026-07-02',
    purpose: 'To find out who else is helping',
  });
});

test.each<[string, Partial<Access>]>([
  ['what nobody was told anything by', { effects: ['HIDE', 'REFUSE'] }],
  ['a search that showed other children', { wasShown: false }],
  ['what relatives asked', { actor: { ...WORKER, agency: 'FAMILY' } as Actor }],
  ['what data subjects asked', { purpose: 'SUBJECT_ACCESS' }],
  ['what nobody known did', { actor: null }],
  ['an enquiry into suspected harm', { purpose: 'SAFEGUARD_S47' }],
])('a family is not told of %s', (_what, change) => {
  expect(familyLine(access(change), NONE)).toBeNull();
});

test.each([
  ['SERVICE', [], false],
  ['SERVICE', [true, null], true],
  ['SERVICE', [false, null], false],
  ['SAFEGUARD_S47', [], true],
  ['SAFEGUARD_S47', [null, false], false],
  ['SAFEGUARD_S47', [true, false], true],
  ['LAW_ENFORCEMENT', [], true],
])('an access for %s whose entries are noted as held %j is held back: %j', (purpose, said, expected) => {
  const notes = new Map(said.map((held, place) => [`entry-${place}`, { held, reviewed: null }]));
  expect(isHeld({ purpose, entryIds: ['entry-1', 'entry-0'] }, notes)).toBe(expected);
});

test('there are plain words for every agency and every purpose, without codes or sections', () => {
  for (const agency of ACTOR_AGENCIES) expect(agencyInWords(agency)).toMatch(/^[A-Z][a-z’ ]/);
  for (const purpose of PURPOSES) expect(purposeInWords(purpose)).toMatch(/^(To|Because) [a-z ]+$/);
  expect(purposeInWords('UNHEARD_OF')).toBe('The reason was not recorded');
});

test('the looks of one request are one access, whatever comes between them', () => {
  const look = (seq: string, change: Partial<Look> = {}): Look => ({
    seq,
    id: `entry-${seq}`,
    kind: 'decision',
    at: `2026-03-01T09:30:0${seq}Z`,
    requestId: 'request-1',
    actor: WORKER,
    purpose: 'SERVICE',
    reason: 'Visit on Monday',
    about: ['child-1'],
    effects: ['RELEASE'],
    ...change,
  });
  const accesses = groupLooks([
    look('9', { kind: 'search', about: [], effects: [] }),
    look('8', { effects: ['HIDE', 'RELEASE'] }),
    look('7', { requestId: null }),
    look('6'),
    look('5', { requestId: 'request-2', kind: 'search', about: [] }),
  ]);
  expect(accesses.map(({ seq, entryIds, effects, wasShown }) => ({ seq, entryIds, effects, wasShown }))).toEqual([
    { seq: '8', entryIds: ['entry-8', 'entry-6'], effects: ['HIDE', 'RELEASE'], wasShown: false },
    { seq: '7', entryIds: ['entry-7'], effects: ['RELEASE'], wasShown: true },
  ]);
  expect(accesses[0]?.at).toBe('2026-03-01T09:30:06Z');
});
