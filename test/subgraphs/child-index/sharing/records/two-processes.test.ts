import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aRecord } from '../../a-record.ts';
import { asking } from '../../asking.ts';
import { server, type TestDatabase } from '../../../../test-stores.ts';
import { startIndexHarness, type IndexHarness } from '../../index-harness.ts';
import { indexTables } from '../../index-tables.ts';
import { asManager, change } from './changes.ts';

const SEE = `query ($id: ID!) { child(id: $id) { address whosInvolved { __typename agency } } }`;

(server.present ? describe : describe.skip)('two indexes on one PostgreSQL', () => {
  let database: TestDatabase;
  let one: IndexHarness;
  let other: IndexHarness;
  let tamsin: string;
  beforeAll(async () => {
    database = await server.open();
    one = await startIndexHarness(database.store);
    other = await startIndexHarness(database.store);
    await one.register('EDUCATION', [aRecord('ED-1')]);
    await one.register('HEALTH', [aRecord('HE-1', {}, { unit: 'therapy', category: 'INV_TARGETED' })]);
    tamsin = (await indexTables(database).childOf()).get('EDUCATION ED-1') ?? '';
  });
  beforeEach(() => database.run('truncate child_index.consent, child_index.shield, child_index.restricted_person'));
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await database.drop();
  });
  const ask = (index: IndexHarness) => index.ask(SEE, asking(), { id: tamsin });
  const therapyOf = async (index: IndexHarness) => {
    const { data } = await ask(index);
    const { whosInvolved } = data?.['child'] as { whosInvolved: { __typename: string; agency: string }[] };
    return whosInvolved.find(({ agency }) => agency === 'HEALTH')?.__typename;
  };

  test('a consent counts on both, and its withdrawal on the very next question to either', async () => {
    for (const [here, there] of [
      [one, other],
      [other, one],
    ] as const) {
      const { id } = await change(here, 'recordConsent', { childId: tamsin });
      expect([await therapyOf(there), await therapyOf(here)]).toEqual(['HealthInvolvement', 'HealthInvolvement']);
      await change(here, 'withdrawConsent', { consentId: id });
      expect([await therapyOf(there), await therapyOf(here)]).toEqual(['WithheldInvolvement', 'WithheldInvolvement']);
    }
  });

  test('two withdrawals at once leave one, and both are told the same', async () => {
    const { id } = await change(one, 'recordConsent', { childId: tamsin });
    const told = await Promise.all(
      [one, other].map((index) => change(index, 'withdrawConsent', { consentId: id }, asManager())),
    );
    expect(told[0]).toEqual(told[1]);
  });

  test('a shield and a restriction put up on one hold on the other', async () => {
    await change(one, 'shieldChild', { childId: tamsin }, asManager());
    expect((await ask(other)).data).toMatchObject({ child: { address: null } });
    await change(one, 'liftShield', { childId: tamsin }, asManager());
    expect((await ask(other)).data).toMatchObject({ child: { address: expect.any(String) } });
    await change(one, 'addRestrictedPerson', { childId: tamsin, actorId: 'teacher-1' }, asManager());
    expect((await ask(other)).codes).toEqual(['NOT_FOUND']);
  });
});
