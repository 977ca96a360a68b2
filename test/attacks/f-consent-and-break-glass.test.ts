import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays } from '../../scripts/demo/calendar.ts';
import { PERSONAS } from '../../scripts/demo/personas.ts';
import { clientErrorOf, involvementsIn } from '../journeys/answer.ts';
import { startHub, type Asking, type JourneyHub } from '../journeys/hub.ts';
import { DECLARE_RELATIONSHIP, WHOS_INVOLVED } from '../journeys/operations.ts';
import { expectNothing, expectRefused } from '../journeys/refusals.ts';
import { change } from '../journeys/sharing/changes.ts';
import { actorOf, childrenInCircumstances } from '../journeys/sharing/circumstances.ts';
import { STORES } from '../test-stores.ts';
import { decisionLines } from '../journeys/trail-entries.ts';
import { factsOf } from '../policy/facts-of.ts';
import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';

const today = new Date().toISOString().slice(0, 10);
const THERAPY = 'Speech and Language Therapy';
const CONSENT = {
  giver: 'PR_HOLDER',
  giverId: 'mother',
  authority: 'Mother',
  decision: 'GIVEN',
  categories: ['INV_TARGETED'],
  recipients: ['EDUCATION'],
  purposes: ['SERVICE'],
  scope: 'CONTACT',
  explicit: true,
  obtained: 'VERBAL',
};
const EMERGENCY = { purpose: 'EMERGENCY', reason: 'She has collapsed on a school trip' };

let hub: JourneyHub;
beforeAll(async () => {
  hub = await startHub(STORES[0]!, { more: childrenInCircumstances });
});
beforeEach(() => hub.switchboard.reset());
afterAll(() => hub.close());

const askAs = async (who: Parameters<JourneyHub['ask']>[0], key: string, asking: Asking = {}) =>
  hub.ask(who, WHOS_INVOLVED, { ...asking, variables: { id: await hub.childId(key) } });
const ask = (key: string, asking: Asking = {}) => askAs('teacher', key, asking);

describe('F01 without one purpose that there is', () => {
  test('F01 nothing is answered where there is none', async () => {
    expectNothing(await ask('plain', { purpose: null }), 'child', 'FORBIDDEN', 'PURPOSE_MISSING');
  });

  test.each(['CURIOSITY', 'service', 'SERVICE, EARLY_HELP'])(
    'F01 the request is refused with “%s”',
    async (purpose) => {
      await expectRefused(hub, await ask('plain', { purpose }), 'FORBIDDEN', 'PURPOSE_UNKNOWN');
    },
  );
});

describe('F02 a consent that does not reach', () => {
  test('F02 opens nothing: none, for others, of another kind, to come, or withdrawn', async () => {
    const childId = await hub.childId('withheld');
    const none = await ask('withheld');
    expect(none.text).not.toContain(THERAPY);
    for (const wrong of [
      { recipients: ['POLICE', 'SOCIAL_WORKER'] },
      { categories: ['INV_SPECIALIST'], recipients: ['POLICE'] },
      { categories: ['INV_SENSITIVE', 'IND_CAF'] },
      { purposes: ['EARLY_HELP'] },
      { scope: 'EXISTENCE' },
      { from: `${addDays(today, 1)}T00:00:00Z` },
      { from: `${addDays(today, -2)}T00:00:00Z`, until: `${addDays(today, -1)}T00:00:00Z` },
    ]) {
      await change(hub, 'teacher', 'recordConsent', { childId, ...CONSENT, ...wrong });
      expect((await ask('withheld')).text).toBe(none.text);
    }
    const { id: consentId } = await change(hub, 'teacher', 'recordConsent', { childId, ...CONSENT });
    expect((await ask('withheld')).text).toContain(THERAPY);
    await change(hub, 'teacher', 'withdrawConsent', { consentId });
    expect((await ask('withheld')).text).toBe(none.text);
  });

  test.each([
    ['given', '2026-11-21T12:00:00.001Z', null, 'WITHHOLD'],
    ['given', '2026-11-21T12:00:00.000Z', null, 'RELEASE'],
    ['over', '2026-11-01', '2026-11-21T12:00:00.001Z', 'RELEASE'],
    ['over', '2026-11-01', '2026-11-21T12:00:00.000Z', 'WITHHOLD'],
  ])('F02 counts to the millisecond: %s at %s, over at %s', (_, givenAt, expiresAt, effect) => {
    const consents = [{ ...CONSENT, givenAt, expiresAt }];
    expect(decide(factsOf({ child: { age: 9, consents }, now: '2026-11-21T12:00:00.000Z' })).effect).toBe(effect);
  });
});

test('F03 a withdrawal during a query leaves on the trail what was decided on and when, and counts for the next', async () => {
  const childId = await hub.childId('ordered');
  const { id: consentId } = await change(hub, 'teacher', 'recordConsent', { childId, ...CONSENT });
  let withdrawn = 0;
  const withdrawsFirst = async () => {
    hub.switchboard.reset();
    await change(hub, 'teacher', 'withdrawConsent', { consentId });
    withdrawn = Date.now();
  };
  hub.switchboard.break(
    'health',
    (honest) => async (request, signal) => {
      if (withdrawn === 0) await withdrawsFirst();
      return honest(request, signal);
    },
    'gateway',
  );
  const during = await ask('ordered');
  expect(withdrawn).toBeGreaterThan(0);
  expect(during.text).toContain(THERAPY);
  const decision = (await hub.auditEntries(during.requestId)).find((entry) =>
    JSON.stringify(entry.content['decisions']).includes('CNS-1'),
  );
  const seen = (decision?.content['facts'] as { consents: { withdrawnAt: string | null }[] }).consents;
  expect(seen.map(({ withdrawnAt }) => withdrawnAt)).toEqual([null]);
  expect((await ask('ordered')).text).not.toContain(THERAPY);
});

describe('F04 breaking the glass', () => {
  test.each([null, ' ', '\t'])('F04 takes a reason: “%s” is none', async (reason) => {
    expectNothing(await ask('plain', { ...EMERGENCY, reason }), 'child', 'FORBIDDEN', 'REASON_MISSING');
    expect(hub.switchboard.asked()).toEqual(['child-index']);
  });

  test('F04 lasts for the one request that says so', async () => {
    const harm = { purpose: 'SAFEGUARD_S47', reason: 'Strategy discussion', cause: 'Injury seen at nursery' };
    const once = await askAs('social-worker', 'shielded', { ...harm, override: 'We have to know who holds the case' });
    expect(involvementsIn(once)).toHaveLength(4);
    expect(involvementsIn(await askAs('social-worker', 'shielded', harm))).toEqual([]);
    const blank = await askAs('social-worker', 'shielded', { ...harm, override: '  ' });
    expect(involvementsIn(blank)).toEqual([]);
  });

  test('F04 is not reviewed by whoever did it', async () => {
    const manager = actorOf('index-manager');
    const { requestId } = await askAs(manager, 'agency-down', EMERGENCY);
    const [alert] = await hub.database.run(
      `select id::text as id from child_index.alert where audience = 'HUB' and request_id = '${requestId}'`,
    );
    const acknowledge = 'mutation ($id: ID!) { acknowledgeAlert(id: $id, note: "All in order") { id } }';
    const answer = await hub.ask(manager, acknowledge, {
      purpose: 'DATA_STEWARDSHIP',
      variables: { id: alert!['id'] },
    });
    expect(answer.errors).toEqual([clientErrorOf('FORBIDDEN', ['acknowledgeAlert'], 'OWN_ALERT')]);
  });
});

describe('F05 a valid emergency', () => {
  const stranger = actorOf('stranger');
  const alerts = async (requestId: string) => {
    const sql = `select audience, unit, due_by from child_index.alert where request_id = '${requestId}'`;
    return (await hub.database.run(sql)).map(({ audience, unit }) => `${String(audience)} ${String(unit)}`).toSorted();
  };

  test('F05 is answered, and each custodian and the index team have their alert by then', async () => {
    const answer = await askAs(stranger, 'plain', EMERGENCY);
    expect(involvementsIn(answer)).toHaveLength(4);
    expect(decisionLines(await hub.auditEntries(answer.requestId))).toContain(
      'INV_UNIVERSAL HEALTH school-nursing EMG-1 RELEASE',
    );
    expect(await alerts(answer.requestId)).toEqual([
      'CONNEXIONS connexions-city',
      'EDUCATION cheney-school',
      'HEALTH school-nursing',
      'HEALTH watermill-surgery-headington-1',
      'HUB ',
    ]);
  });

  test('F05 is not answered where the alert cannot be kept', async () => {
    await hub.database.run('alter table child_index.alert rename to alert_away');
    try {
      const answer = await askAs(stranger, 'plain', EMERGENCY);
      expect(answer.errors).toEqual([clientErrorOf('AUDIT_UNAVAILABLE', ['child'])]);
      expect(answer.text).not.toContain(hub.child('plain').truth.familyName);
      expect(hub.switchboard.asked()).toEqual(['child-index']);
    } finally {
      await hub.database.run('alter table child_index.alert_away rename to alert');
    }
  });
});

test('F10 who says that they work with a child is on the trail with it before it opens anything', async () => {
  const childId = await hub.childId('stranger');
  expect(involvementsIn(await askAs('stranger', 'stranger'))).toEqual([]);
  await change(hub, 'stranger', 'declareRelationship', { childId, kind: 'OWN_INVOLVEMENT' });
  const opened = await askAs('stranger', 'stranger');
  expect(involvementsIn(opened)).toHaveLength(3);
  const entries = await hub.auditEntries();
  const declared = entries.findIndex(({ content }) => content['change'] === 'declareRelationship');
  expect(entries[declared]).toMatchObject({ actor: PERSONAS.stranger.actor, child_ids: [childId] });
  const first = entries.findIndex(({ request_id: id }) => id === opened.requestId);
  expect(first).toBeGreaterThan(declared);
  expect(entries[first]?.content['facts']).toMatchObject({ relationship: true });
});

describe('F10 a relationship that somebody gave themself', () => {
  const declare = async () => {
    const childId = await hub.childId('stranger');
    return change(hub, actorOf('stranger'), 'declareRelationship', { childId, kind: 'OWN_INVOLVEMENT' });
  };
  const seen = async () => involvementsIn(await askAs('stranger', 'stranger')).length;
  const DECLARED = 'child_index.declared_relationship';
  const agedBy = (months: number) =>
    hub.database.run(`update ${DECLARED} set declared_at = current_date - make_interval(months => ${months})`);

  test('F10 alerts the index team before it opens anything, and opens nothing where the alert cannot be kept', async () => {
    await hub.database.run(`delete from ${DECLARED}; truncate child_index.alert`);
    await hub.database.run('alter table child_index.alert rename to alert_away');
    try {
      const childId = await hub.childId('stranger');
      const variables = { childId, kind: 'OWN_INVOLVEMENT', reason: 'She moves to our school on Monday' };
      const answer = await hub.ask('stranger', DECLARE_RELATIONSHIP, { variables });
      expect(answer.errors).toEqual([clientErrorOf('AUDIT_UNAVAILABLE', ['declareRelationship'])]);
      expect(await seen()).toBe(0);
    } finally {
      await hub.database.run('alter table child_index.alert_away rename to alert');
    }
    await declare();
    const alerts = '{ alerts { edges { node { actor { id } rules dueBy } } } }';
    const { data } = await hub.ask('index-manager', alerts, { purpose: 'DATA_STEWARDSHIP' });
    const alert = { actor: { id: PERSONAS.stranger.actor.id }, rules: ['DECLARED'], dueBy: null };
    expect(data.alerts.edges).toEqual([{ node: alert }]);
  });

  test('F10 is over after six months, until it is declared again', async () => {
    await agedBy(5);
    expect(await seen()).toBe(3);
    await agedBy(6);
    expect(await seen()).toBe(0);
    await declare();
    expect(await seen()).toBe(3);
  });
});

test('F16 another role, unit or standing under the same name is decided anew, and nothing is kept from before', async () => {
  const { actor } = PERSONAS['safeguarding-lead'];
  const welfare = { purpose: 'WELFARE_S17' };
  const named = async (who: typeof actor) => (await askAs(who, 'agency-down', welfare)).text;
  expect(await named(actor)).toContain('Family Support Team');
  expect(await named({ ...actor, role: 'PRACTITIONER' })).not.toContain('Family Support Team');
  expect(await named({ ...actor, unit: 'banbury-school' })).not.toContain('Cheney School');
  await expectRefusedStanding({ ...actor, standing: 'TRAINING_LAPSED' });
  expect(await named(actor)).toContain('Family Support Team');

  async function expectRefusedStanding(who: typeof actor): Promise<void> {
    hub.switchboard.reset();
    await expectRefused(hub, await askAs(who, 'agency-down', welfare), 'FORBIDDEN', 'STANDING');
  }
});
