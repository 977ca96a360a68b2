import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { describeOnStores, type TestDatabase } from '../../../test-stores.ts';
import { aRecord } from '../a-record.ts';
import { startIndexHarness, type IndexHarness } from '../index-harness.ts';
import { indexTables } from '../index-tables.ts';
import { aConsent, SHIELD } from './a-choice.ts';

describeOnStores('taking over what families have decided', (open) => {
  let database: TestDatabase;
  let index: IndexHarness;
  let tables: ReturnType<typeof indexTables>;

  beforeAll(async () => {
    database = await open();
    index = await startIndexHarness(database.store);
    tables = indexTables(database);
    await index.register('EDUCATION', [aRecord('ED-1'), aRecord('ED-2', { givenName: 'Tobias' })]);
  });
  beforeEach(() => database.run('truncate child_index.consent, child_index.shield, child_index.restricted_person'));
  afterAll(async () => {
    await index.close();
    await database.drop();
  });
  const counts = () => Promise.all(['consent', 'shield', 'restricted_person'].map((table) => tables.count(table)));
  const restricted = (relation: 'RESTRICTED' | 'FAMILY' | 'SELF', actorId = 'relative-1') => ({
    restrictedPersons: [{ actorId, relation }],
  });
  const relations = async () =>
    (await database.run('select relation from child_index.restricted_person order by relation')).map(
      (row) => row['relation'],
    );

  test('keeps the same choices once, however often they are sent', async () => {
    const choice = {
      consents: [aConsent(), aConsent({ refusal: true, givenAt: '2025-03-01' })],
      shield: SHIELD,
      ...restricted('RESTRICTED'),
    };
    expect(await index.choose('EDUCATION', 'ED-1', choice)).toEqual({ loaded: 1 });
    expect(await counts()).toEqual([2, 1, 1]);
    await index.choose('EDUCATION', 'ED-1', choice);
    await Promise.all([index.choose('EDUCATION', 'ED-1', choice), index.choose('EDUCATION', 'ED-1', choice)]);
    expect(await counts()).toEqual([2, 1, 1]);
  });

  test('keeps the choices of two children apart', async () => {
    await index.choose('EDUCATION', 'ED-1', { shield: SHIELD, consents: [aConsent()] });
    await index.choose('EDUCATION', 'ED-2', { shield: SHIELD, consents: [aConsent()] });
    expect(await counts()).toEqual([2, 2, 0]);
  });

  test('keeps that a relative turned out to be a danger beside that they are a relative', async () => {
    await index.choose('EDUCATION', 'ED-1', restricted('FAMILY'));
    await index.choose('EDUCATION', 'ED-1', restricted('RESTRICTED'));
    await index.choose('EDUCATION', 'ED-1', restricted('FAMILY'));
    expect(await relations()).toEqual(['FAMILY', 'RESTRICTED']);
  });

  test('takes nothing where one of the records is not registered', async () => {
    const nothing = { consents: [], shield: SHIELD, restrictedPersons: [] };
    const choices = [
      { custodian: 'EDUCATION', recordId: 'ED-1', ...nothing },
      { custodian: 'HEALTH', recordId: 'ED-1', ...nothing },
    ];
    await expect(index.call('operator', 'load-sharing-choices', { choices })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await counts()).toEqual([0, 0, 0]);
  });

  test.each([null, {}, { choices: [{}] }, { choices: [], more: 1 }, [], 'text'])('refuses %j', async (payload) => {
    await expect(index.call('operator', 'load-sharing-choices', payload)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  test('has nothing to do for no choices', async () => {
    expect(await index.call('operator', 'load-sharing-choices', { choices: [] })).toEqual({ loaded: 0 });
  });
});
