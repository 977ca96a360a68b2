import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CUSTODIANS, SUBGRAPH_OF } from '../../schema/contract/agency.ts';
import { refusesConnections } from '../journeys/faults.ts';
import { startHub, type Asking, type JourneyHub } from '../journeys/hub.ts';
import { EVERYTHING_ABOUT_A_CHILD } from '../journeys/sharing/everything-about-a-child.ts';
import { askForChange, changeAsManager, type ChangeName } from '../journeys/sharing/changes.ts';
import { AUNT, childrenInCircumstances } from '../journeys/sharing/circumstances.ts';
import { STORES } from '../test-stores.ts';

const NOBODYS_ID = '3f0e7d0a-5b1c-4d2e-8f9a-0b1c2d3e4f5a';

let hub: JourneyHub;
beforeAll(async () => {
  hub = await startHub(STORES[0]!, { more: childrenInCircumstances });
});
beforeEach(() => hub.switchboard.reset());
afterAll(() => hub.close());

type Who = Parameters<JourneyHub['ask']>[0];
const askFor = (who: Who, id: string, asking: Asking = {}) =>
  hub.ask(who, EVERYTHING_ABOUT_A_CHILD, { ...asking, variables: { id } });
const ask = async (who: Who, key: string, asking: Asking = {}) => askFor(who, await hub.childId(key), asking);
/** Each message between parts of the hub, in order: who to whom, and for what. */
const messages = () =>
  hub.switchboard.calls.map(({ caller, receiver, request }) => `${caller} ${receiver} ${request.path}`);

test('G03 a child that is hidden takes the same way through the hub as one that there is not', async () => {
  const ways: (readonly string[])[] = [];
  for (const id of ['x', NOBODYS_ID, await hub.childId('grown-up')]) {
    hub.switchboard.reset();
    const { data } = await askFor('teacher', id);
    expect(data).toEqual({ child: null });
    expect(hub.switchboard.asked()).toEqual(['child-index']);
    ways.push(messages());
  }
  expect(ways).toEqual([ways[0], ways[0], ways[0]]);
});

test('G04 what is withheld is not fetched: the decision is on the trail before any agency is asked', async () => {
  const { text } = await ask('teacher', 'withheld');
  expect(text).toContain('WithheldInvolvement');
  expect(hub.switchboard.asked()).toEqual(['child-index', 'education', 'health']);
  const order = messages();
  const firstAsked = order.findIndex((message) => /gateway (education|health) /.test(message));
  expect(firstAsked).toBeGreaterThan(0);
  expect(order.lastIndexOf('child-index audit /internal/append-entries')).toBeLessThan(firstAsked);
  const health = hub.switchboard.fetches().find(({ receiver }) => receiver === 'health');
  expect(JSON.parse(health!.request.body).variables.representations).toHaveLength(2);
});

test('G05 no answer is compressed, whatever the client would take', async () => {
  const { headers, text } = await ask('teacher', 'plain');
  expect(headers.get('content-encoding')).toBeNull();
  expect(headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
});

test('G06 no answer may be kept, or be asked after by a tag', async () => {
  for (const { headers } of [await ask('teacher', 'plain'), await askFor('teacher', NOBODYS_ID)]) {
    expect(headers.get('cache-control')).toBe('no-store');
    for (const name of ['etag', 'last-modified', 'expires', 'age']) expect(headers.get(name)).toBeNull();
  }
});

describe('an agency that is down', () => {
  test.each([
    ['section-47', 'police'],
    ['withheld', 'social-care'],
    ['stranger', 'connexions'],
  ] as const)('G07 does not show where what it holds is hidden or withheld (%s, %s)', async (key, subgraph) => {
    const before = await ask('teacher', key);
    hub.switchboard.break(subgraph, refusesConnections);
    const after = await ask('teacher', key);
    expect([after.status, after.text]).toEqual([before.status, before.text]);
  });

  test('G07 a hidden child and one that there is not have the same error while every agency is down', async () => {
    for (const custodian of CUSTODIANS) hub.switchboard.break(SUBGRAPH_OF[custodian], refusesConnections);
    expect((await ask('teacher', 'grown-up')).text).toBe((await askFor('teacher', NOBODYS_ID)).text);
  });

  test('G14 is told of at the entries that the asker may see, and nowhere else, and not when to come back', async () => {
    hub.switchboard.break('health', refusesConnections);
    const { data, errors, headers } = await ask('teacher', 'sensitive-hidden');
    const shown = data.child.whosInvolved as { agency: string }[];
    const expected = shown.flatMap(({ agency }, place) => (agency === 'HEALTH' ? [place] : []));
    expect(expected).toHaveLength(2);
    expect([...new Set(errors.map(({ path }) => path?.[2]))]).toEqual(expected);
    expect(headers.get('retry-after')).toBeNull();
  });
});

describe('a change of a child that is hidden is answered like one of a child that there is not', () => {
  const consent = {
    giver: 'PR_HOLDER',
    authority: 'Mother',
    decision: 'REFUSED',
    categories: ['INV_TARGETED'],
    recipients: ['ALL'],
    purposes: ['SERVICE'],
    scope: 'CONTACT',
    explicit: true,
    obtained: 'VERBAL',
  };
  const CHANGES: Partial<Record<ChangeName, object>> = {
    declareRelationship: { kind: 'OWN_INVOLVEMENT' },
    recordConsent: consent,
    recordCompetence: { competent: true, assessedOn: '2026-01-15' },
    recordCourtOrder: { categories: ['STATUS'], reference: 'OX26C00018', from: '2026-01-15T00:00:00Z' },
    shieldChild: {},
    liftShield: {},
    addRestrictedPerson: { actorId: 'somebody', relation: 'FAMILY' },
  };

  test.each(Object.entries(CHANGES) as [ChangeName, object][])('G15 %s', async (name, variables) => {
    const related = await hub.childId('related');
    await changeAsManager(hub, 'addRestrictedPerson', { childId: related, actorId: AUNT.id, relation: 'FAMILY' });
    const askers = [
      [AUNT, 'related', 'SERVICE'],
      ['social-worker', 'grown-up', 'SERVICE'],
      ['index-manager', 'grown-up', 'DATA_STEWARDSHIP'],
    ] as const;
    for (const [who, key, purpose] of askers) {
      const change = (childId: string) => askForChange(hub, who, name, { childId, ...variables }, { purpose });
      const [hidden, nobodys] = [await change(await hub.childId(key)), await change(NOBODYS_ID)];
      expect([hidden.status, hidden.text]).toEqual([nobodys.status, nobodys.text]);
      expect(hidden.errors.map(({ extensions }) => extensions['code'])).toHaveLength(1);
    }
  });

  test('G15 withdrawConsent, of a consent that is hidden', async () => {
    const childId = await hub.childId('consented');
    const [row] = await hub.database.run(
      `select id::text as id from child_index.consent where child_id = '${childId}'`,
    );
    const texts = [String(row?.['id']), NOBODYS_ID, 'x'].map(async (consentId) => {
      const { text } = await askForChange(hub, 'stranger', 'withdrawConsent', { consentId });
      return text;
    });
    const [hidden, ...nobodys] = await Promise.all(texts);
    expect(nobodys).toEqual([hidden, hidden]);
    expect(hidden).toContain('NOT_FOUND');
  });
});
