import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { police } from '../../../subgraphs/police/index.ts';
import type { NoticeRecord } from '../../../subgraphs/police/notice-record.ts';
import { startAgencyHarness, type AgencyHarness } from '../agency-harness.ts';

const EVERYTHING = `asOf service { name telephone } practitioners { name role } since until
  noticeKind noticeDate riskGrade neighbourhoodTeam { name telephone }`;

const domesticAbuse: NoticeRecord = {
  recordId: 'PN-1',
  child: {
    givenName: 'Casimir',
    familyName: 'Hollowell',
    otherNames: [],
    dateOfBirth: '2014-12-01',
    expectedDateOfDelivery: null,
    sex: 'MALE',
    address: '9 Tithe Lane\nOxford',
    postcode: 'OX4 9CC',
    identifiers: [],
    parentsAndCarers: [],
  },
  owner: { unit: 'public-protection-city', name: 'Public Protection Unit (City)', telephone: '01632 960140' },
  noticeKind: 'DOMESTIC_ABUSE',
  noticeDate: '2026-02-28',
  riskGrade: 'HIGH',
  neighbourhoodTeam: { name: 'Neighbourhood Police (City)', telephone: '01632 960141' },
  practitioners: [
    {
      name: 'Drusilla Peverell',
      role: 'Police officer',
      telephone: '01632 960142',
      email: null,
      isLeadProfessional: false,
    },
  ],
  since: '2026-02-28',
  until: null,
  asOf: '2026-03-01',
};
const missing: NoticeRecord = {
  ...domesticAbuse,
  recordId: 'PN-2',
  noticeKind: 'MISSING',
  noticeDate: '2025-06-15',
  riskGrade: null,
  neighbourhoodTeam: null,
  asOf: '2026-03-20',
};

let hub: AgencyHarness;
beforeAll(async () => {
  hub = await startAgencyHarness(police);
  const { rejected } = await hub.load('records', [domesticAbuse, missing]);
  expect(rejected).toEqual([]);
});
afterAll(() => hub.close());

test('registers each notice as a police event of its kind in the unit that owns it, and nothing else', () => {
  expect(hub.registered.map(({ recordId, unit, category, kind }) => ({ recordId, unit, category, kind }))).toEqual([
    { recordId: 'PN-1', unit: 'public-protection-city', category: 'POLICE_EVENT', kind: 'DOMESTIC_ABUSE' },
    { recordId: 'PN-2', unit: 'public-protection-city', category: 'POLICE_EVENT', kind: 'MISSING' },
  ]);
});

test('does not tell the child index of the neighbourhood team, which would say where the child lives', () => {
  expect(JSON.stringify(hub.registered)).not.toContain('Neighbourhood');
});

test('tells of a notice and whom to call about it', async () => {
  expect(await hub.tell(['PN-1'], 'POLICE_EVENT', ['POLICE_EVENT', 'CASE_DETAIL'], EVERYTHING)).toEqual({
    asOf: '2026-03-01',
    service: { name: 'Public Protection Unit (City)', telephone: '01632 960140' },
    practitioners: [{ name: 'Drusilla Peverell', role: 'Police officer' }],
    since: '2026-02-28',
    until: null,
    noticeKind: 'DOMESTIC_ABUSE',
    noticeDate: '2026-02-28',
    riskGrade: 'HIGH',
    neighbourhoodTeam: { name: 'Neighbourhood Police (City)', telephone: '01632 960141' },
  });
});

test('tells no more than kind and day where a school is only notified', async () => {
  const fields = ['noticeKind', 'noticeDate'];
  const reduced = {
    ...hub.statement('involvement-1', ['PN-1'], 'POLICE_EVENT', []),
    released: [{ category: 'POLICE_EVENT' as const, fields }],
  };
  const answer = await hub.ask([{ id: 'involvement-1', statement: hub.seal(reduced) }], EVERYTHING);
  expect(answer.codes).toEqual([]);
  expect(answer.entities).toEqual([
    {
      asOf: null,
      service: null,
      practitioners: null,
      since: null,
      until: null,
      noticeKind: 'DOMESTIC_ABUSE',
      noticeDate: '2026-02-28',
      riskGrade: null,
      neighbourhoodTeam: null,
    },
  ]);
});

test('keeps the grade of risk back unless case detail is released', async () => {
  const told = await hub.tell(['PN-1'], 'POLICE_EVENT', ['POLICE_EVENT'], EVERYTHING);
  expect(told).toMatchObject({ noticeKind: 'DOMESTIC_ABUSE', riskGrade: null });
});

test('of several notices the newest speaks, whichever was confirmed last', async () => {
  const told = await hub.tell(['PN-2', 'PN-1'], 'POLICE_EVENT', ['POLICE_EVENT'], EVERYTHING);
  expect(told).toMatchObject({ noticeKind: 'DOMESTIC_ABUSE', noticeDate: '2026-02-28' });
});

test('asks the database twice, whether for one involvement or for two', async () => {
  const involvements = ['PN-1', 'PN-2'].map((recordId) => ({
    id: recordId,
    statement: hub.seal(hub.statement(recordId, [recordId], 'POLICE_EVENT', ['POLICE_EVENT'])),
  }));
  const counts: number[] = [];
  for (const some of [involvements.slice(0, 1), involvements]) {
    const before = hub.queryCount();
    const answer = await hub.ask(some, EVERYTHING);
    expect(answer.codes).toEqual([]);
    counts.push(hub.queryCount() - before);
  }
  expect(counts).toEqual([2, 2]);
});

test('loading the same notices again tells the child index nothing, and changes no answer', async () => {
  const before = await hub.tell(['PN-2'], 'POLICE_EVENT', ['POLICE_EVENT', 'CASE_DETAIL'], EVERYTHING);
  const { loaded, registered } = await hub.load('records', [domesticAbuse, missing]);
  expect({ loaded, registered }).toEqual({ loaded: 2, registered: [] });
  expect(await hub.tell(['PN-2'], 'POLICE_EVENT', ['POLICE_EVENT', 'CASE_DETAIL'], EVERYTHING)).toEqual(before);
});

test.each(['SUSPECT', 'VICTIM', 'WITNESS'])('does not take in that the child was a %s', async (role) => {
  const { loaded, rejected } = await hub.load('records', [{ ...domesticAbuse, role }]);
  expect({ loaded, rejected }).toEqual({
    loaded: 0,
    rejected: [{ line: 1, problem: 'the row: has fields that this format does not know' }],
  });
});

test.each<[string, object]>([
  ['noticeKind: is not one of the allowed values', { noticeKind: 'ARREST' }],
  ['noticeDate: is not of the form it should have', { noticeDate: '28/02/2026' }],
  ['riskGrade: is not one of the allowed values', { riskGrade: 'VERY HIGH' }],
  ['owner: is missing or of the wrong type', { owner: undefined }],
  ['child.familyName: is empty or too small', { child: { ...domesticAbuse.child, familyName: '' } }],
])('rejects a row with the problem “%s”', async (problem, wrong) => {
  const { rejected } = await hub.load('records', [{ ...domesticAbuse, ...wrong }]);
  expect(rejected).toEqual([{ line: 1, problem }]);
});
