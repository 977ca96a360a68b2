import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { HealthRecord } from '../../../subgraphs/health/health-record.ts';
import { health } from '../../../subgraphs/health/index.ts';
import { startAgencyHarness, type AgencyHarness } from '../agency-harness.ts';
import { careRecord } from './care-record.ts';

const EVERYTHING = `asOf service { name telephone } practitioners { name role isLeadProfessional } since until
  kind careEpisode { status type from until }`;

const visiting = careRecord({});
const practice = careRecord({
  recordId: 'HC-2',
  provider: { unit: 'watermill-surgery', odsCode: 'Z90001', name: 'Watermill Surgery', telephone: null },
  kind: 'GP_REGISTRATION',
  episode: null,
});
const mentalHealth = careRecord({
  recordId: 'HC-3',
  provider: { unit: 'pcamhs-city', odsCode: 'ZZ3', name: 'Primary mental health (City)', telephone: '01632 960112' },
  kind: 'PCAMHS',
  category: 'INV_SENSITIVE',
  episode: { status: 'WAITLIST', type: 'Brief intervention' },
  until: '2025-12-19',
});

let hub: AgencyHarness;
beforeAll(async () => {
  hub = await startAgencyHarness(health);
  const { rejected } = await hub.load('records', [visiting, practice, mentalHealth]);
  expect(rejected).toEqual([]);
});
afterAll(() => hub.close());

test('registers each record under its unit and category, and nothing of the service’s kind', () => {
  expect(hub.registered.map(({ recordId, unit, category, kind }) => ({ recordId, unit, category, kind }))).toEqual([
    { recordId: 'HC-1', unit: 'health-visiting-city', category: 'INV_UNIVERSAL', kind: null },
    { recordId: 'HC-2', unit: 'watermill-surgery', category: 'INV_UNIVERSAL', kind: null },
    { recordId: 'HC-3', unit: 'pcamhs-city', category: 'INV_SENSITIVE', kind: null },
  ]);
});

test('tells who cares for the child and what for', async () => {
  expect(await hub.tell(['HC-3'], 'INV_SENSITIVE', ['INV_SENSITIVE', 'CASE_DETAIL'], EVERYTHING)).toEqual({
    asOf: '2026-03-02',
    service: { name: 'Primary mental health (City)', telephone: '01632 960112' },
    practitioners: [{ name: 'Marta Quillfeather', role: 'Health visitor', isLeadProfessional: false }],
    since: '2025-01-31',
    until: '2025-12-19',
    kind: 'PCAMHS',
    careEpisode: { status: 'WAITLIST', type: 'Brief intervention', from: '2025-01-31', until: '2025-12-19' },
  });
});

test('keeps the episode of care back unless case detail is released', async () => {
  const told = await hub.tell(['HC-1'], 'INV_UNIVERSAL', ['INV_UNIVERSAL'], EVERYTHING);
  expect(told).toMatchObject({ kind: 'HEALTH_VISITING', careEpisode: null });
});

test('keeps the kind of a sensitive service back unless that service may be told of', async () => {
  const told = await hub.tell(['HC-3'], 'INV_SENSITIVE', ['INV_UNIVERSAL', 'CASE_DETAIL'], EVERYTHING);
  expect(told).toMatchObject({ kind: null, service: null, practitioners: null, since: null });
});

test('has no episode of care for a registration with a practice', async () => {
  const told = await hub.tell(['HC-2'], 'INV_UNIVERSAL', ['INV_UNIVERSAL', 'CASE_DETAIL'], EVERYTHING);
  expect(told).toMatchObject({ kind: 'GP_REGISTRATION', careEpisode: null, service: { telephone: null } });
});

test('asks the database twice, whether for one involvement or for three', async () => {
  const involvements = [visiting, practice, mentalHealth].map(({ recordId, category }) => ({
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
  const before = await hub.tell(['HC-1'], 'INV_UNIVERSAL', ['INV_UNIVERSAL', 'CASE_DETAIL'], EVERYTHING);
  const { loaded, registered } = await hub.load('records', [visiting, practice, mentalHealth]);
  expect({ loaded, registered }).toEqual({ loaded: 3, registered: [] });
  expect(await hub.tell(['HC-1'], 'INV_UNIVERSAL', ['INV_UNIVERSAL', 'CASE_DETAIL'], EVERYTHING)).toEqual(before);
});

test('a changed record replaces what was known and is registered in its next version', async () => {
  const moved = careRecord({ recordId: 'HC-4' });
  await hub.load('records', [moved]);
  const ended: HealthRecord = {
    ...moved,
    until: '2026-03-20',
    child: { ...moved.child, postcode: 'OX4 9ZZ' },
    asOf: '2026-03-21',
  };
  await hub.load('records', [ended]);
  const versions = hub.registered.filter(({ recordId }) => recordId === 'HC-4').map(({ version }) => version);
  expect(versions).toEqual([1, 2]);
  const told = await hub.tell(['HC-4'], 'INV_UNIVERSAL', ['INV_UNIVERSAL'], EVERYTHING);
  expect(told).toMatchObject({ until: '2026-03-20', asOf: '2026-03-21' });
});

test('of several episodes at one provider the one confirmed last speaks', async () => {
  await hub.load('records', [
    careRecord({ recordId: 'HC-5', asOf: '2024-02-29', episode: { status: 'FINISHED', type: 'First' } }),
    careRecord({ recordId: 'HC-6', asOf: '2026-03-01', episode: { status: 'ACTIVE', type: 'Second' } }),
  ]);
  const told = await hub.tell(['HC-5', 'HC-6'], 'INV_UNIVERSAL', ['CASE_DETAIL'], EVERYTHING);
  expect(told).toMatchObject({ careEpisode: { type: 'Second' } });
});

test('answers not found for a record that is no longer there', async () => {
  const statement = hub.seal(hub.statement('involvement-9', ['HC-9'], 'INV_UNIVERSAL', ['INV_UNIVERSAL']));
  const answer = await hub.ask([{ id: 'involvement-9', statement }], EVERYTHING);
  expect(answer.codes).toEqual(['NOT_FOUND']);
});

test('rejects a bad row by its field, without its value, and loads the others', async () => {
  const { loaded, rejected } = await hub.load('records', [
    { ...visiting, provider: { ...visiting.provider, odsCode: 'not a code' } },
    { ...visiting, diagnosis: 'something private' },
    careRecord({ recordId: 'HC-7' }),
  ]);
  expect(loaded).toBe(1);
  expect(rejected).toEqual([
    { line: 1, problem: 'provider.odsCode: is not of the form it should have' },
    { line: 2, problem: 'the row: has fields that this format does not know' },
  ]);
});

test('a file in which every row is bad loads nothing and breaks nothing', async () => {
  const { loaded, rejected } = await hub.load('records', [{ ...visiting, asOf: '31/03/2026' }]);
  expect({ loaded, rejected }).toEqual({
    loaded: 0,
    rejected: [{ line: 1, problem: 'asOf: is not of the form it should have' }],
  });
});
