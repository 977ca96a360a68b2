import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { embedded } from '../test-stores.ts';
import { startHub, type JourneyHub } from './hub.ts';

let hub: JourneyHub;

beforeAll(async () => {
  hub = await startHub(embedded, { openDirectory: true });
});
afterAll(() => hub.close());

const PLANNING = { purpose: 'PLANNING', reason: 'What people have told us' };
const STALE = '{ staleServices(locality: "didcot", first: 1) { serviceId } }';
const HELD = '{ serviceSuggestions(locality: "didcot") { id note values { property after } } }';

/** What somebody without a token sends. */
const tokenless = (query: string) => hub.send(JSON.stringify({ query }), { 'content-type': 'application/json' });

test('what somebody without a token suggests is held, told to the core group alone, and made when it approves', async () => {
  const [{ serviceId }] = (await hub.ask('curator', STALE, PLANNING)).data.staleServices;
  const fees = async () => (await tokenless(`{ service(id: "${serviceId}") { fees } }`)).data.service.fees;
  const before = await fees();
  const suggested = await tokenless(
    `mutation { suggestServiceChange(service: "${serviceId}", edits: { fees: "Two acorns" }, note: "Since May") }`,
  );
  expect([suggested.status, suggested.errors]).toEqual([200, []]);
  expect(await fees()).toBe(before);

  const refused = await tokenless(HELD);
  expect([refused.data ?? null, refused.text.includes('acorns')]).toEqual([null, false]);
  const id = suggested.data.suggestServiceChange;
  expect((await hub.ask('curator', HELD, PLANNING)).data.serviceSuggestions).toEqual([
    { id, note: 'Since May', values: [{ property: 'fees', after: 'Two acorns' }] },
  ]);
  const approve = `mutation { approveSuggestion(id: "${id}", locality: "didcot") }`;
  expect((await tokenless(approve)).data ?? null).toBeNull();
  expect(await fees()).toBe(before);
  expect((await hub.ask('curator', approve, PLANNING)).data).toEqual({ approveSuggestion: serviceId });
  expect(await fees()).toBe('Two acorns');

  const changes = (await hub.auditEntries()).filter(
    ({ kind, source }) => kind === 'change' && source === 'service-directory',
  );
  expect(changes.map(({ actor, content }) => [actor?.unit ?? null, content['change']])).toEqual([
    [null, 'suggestServiceChange'],
    ['core-group-didcot', 'approveSuggestion'],
  ]);
  expect(JSON.stringify(changes[0])).not.toMatch(/acorns|Since May/);
});
