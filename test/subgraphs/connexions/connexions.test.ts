import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connexions } from '../../../subgraphs/connexions/index.ts';
import type { YoungPersonRecord } from '../../../subgraphs/connexions/young-person-record.ts';
import { startAgencyHarness, type AgencyHarness } from '../agency-harness.ts';

const EVERYTHING = `asOf service { name telephone } practitioners { name role telephone email isLeadProfessional }
  since until cohortStatus currentActivity activitySince intendedDestination`;

const supported: YoungPersonRecord = {
  recordId: 'CX-1',
  child: {
    givenName: 'Lucasta',
    familyName: 'Fernhill',
    otherNames: [],
    dateOfBirth: '2009-07-22',
    expectedDateOfDelivery: null,
    sex: 'FEMALE',
    address: null,
    postcode: 'OX2 9ZZ',
    identifiers: [],
    parentsAndCarers: [],
  },
  team: { unit: 'connexions-city', name: 'Connexions (City)', telephone: '01632 960130' },
  category: 'INV_TARGETED',
  cohortStatus: 'IN_SCOPE',
  currentActivity: 'NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING',
  activitySince: '2025-10-31',
  intendedDestination: 'APPRENTICESHIP',
  practitioners: [
    {
      name: 'Barnaby Thistlewood',
      role: 'Personal adviser',
      telephone: '07700 900131',
      email: 'barnaby.thistlewood@connexions.example',
      isLeadProfessional: true,
    },
  ],
  since: '2025-11-03',
  until: null,
  asOf: '2026-03-25',
};
const guided: YoungPersonRecord = {
  ...supported,
  recordId: 'CX-2',
  category: 'INV_UNIVERSAL',
  currentActivity: null,
  activitySince: null,
  intendedDestination: null,
};

let hub: AgencyHarness;
beforeAll(async () => {
  hub = await startAgencyHarness(connexions);
  const { rejected } = await hub.load('records', [supported, guided]);
  expect(rejected).toEqual([]);
});
afterAll(() => hub.close());

test('registers an adviser’s support as targeted, and mere guidance as universal', () => {
  expect(hub.registered.map(({ recordId, unit, category, kind }) => ({ recordId, unit, category, kind }))).toEqual([
    { recordId: 'CX-1', unit: 'connexions-city', category: 'INV_TARGETED', kind: null },
    { recordId: 'CX-2', unit: 'connexions-city', category: 'INV_UNIVERSAL', kind: null },
  ]);
});

test('tells who the adviser is, what the young person does and means to do', async () => {
  expect(await hub.tell(['CX-1'], 'INV_TARGETED', ['INV_TARGETED', 'CASE_DETAIL'], EVERYTHING)).toEqual({
    asOf: '2026-03-25',
    service: { name: 'Connexions (City)', telephone: '01632 960130' },
    practitioners: supported.practitioners,
    since: '2025-11-03',
    until: null,
    cohortStatus: 'IN_SCOPE',
    currentActivity: 'NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING',
    activitySince: '2025-10-31',
    intendedDestination: 'APPRENTICESHIP',
  });
});

test('keeps activity, destination and cohort back unless case detail is released', async () => {
  expect(await hub.tell(['CX-1'], 'INV_TARGETED', ['INV_TARGETED'], EVERYTHING)).toMatchObject({
    service: { name: 'Connexions (City)' },
    cohortStatus: null,
    currentActivity: null,
    activitySince: null,
    intendedDestination: null,
  });
});

test('keeps the adviser back where only case detail is released', async () => {
  expect(await hub.tell(['CX-1'], 'INV_TARGETED', ['CASE_DETAIL'], EVERYTHING)).toMatchObject({
    service: null,
    practitioners: null,
    cohortStatus: 'IN_SCOPE',
  });
});

test('asks the database twice, whether for one involvement or for two', async () => {
  const involvements = [supported, guided].map(({ recordId, category }) => ({
    id: recordId,
    statement: hub.seal(hub.statement(recordId, [recordId], category, [category])),
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

test('loading the same records again tells the child index nothing, and changes no answer', async () => {
  const before = await hub.tell(['CX-2'], 'INV_UNIVERSAL', ['INV_UNIVERSAL', 'CASE_DETAIL'], EVERYTHING);
  const { loaded, registered } = await hub.load('records', [supported, guided]);
  expect({ loaded, registered }).toEqual({ loaded: 2, registered: [] });
  expect(await hub.tell(['CX-2'], 'INV_UNIVERSAL', ['INV_UNIVERSAL', 'CASE_DETAIL'], EVERYTHING)).toEqual(before);
});

test('has no place for characteristics, such as pregnancy or substance misuse', async () => {
  const { loaded, rejected } = await hub.load('records', [{ ...supported, characteristics: ['150', '180'] }]);
  expect({ loaded, rejected }).toEqual({
    loaded: 0,
    rejected: [{ line: 1, problem: 'the row: has fields that this format does not know' }],
  });
});

test.each<[string, object]>([
  ['currentActivity: is not one of the allowed values', { currentActivity: 'IN_CUSTODY' }],
  ['cohortStatus: is not one of the allowed values', { cohortStatus: 'P' }],
  ['category: is not one of the allowed values', { category: 'INV_SENSITIVE' }],
  ['activitySince: is not of the form it should have', { activitySince: '2025-02-29' }],
  ['team.unit: is not of the form it should have', { team: { ...supported.team, unit: 'Connexions City' } }],
  ['practitioners.0.name: is empty or too small', { practitioners: [{ ...supported.practitioners[0], name: '  ' }] }],
])('rejects a row with the problem “%s”', async (problem, wrong) => {
  const { rejected } = await hub.load('records', [{ ...supported, ...wrong }]);
  expect(rejected).toEqual([{ line: 1, problem }]);
});
