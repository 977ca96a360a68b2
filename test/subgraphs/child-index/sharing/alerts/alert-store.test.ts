import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { aRecord, nhsNumber } from '../../a-record.ts';
import { asking, SOCIAL_WORKER } from '../../asking.ts';
import { startIndexHarness, type IndexHarness } from '../../index-harness.ts';
import { describeOnStores, type TestDatabase } from '../../../../test-stores.ts';

const manager = (id: string) =>
  asking({ purpose: 'DATA_STEWARDSHIP' }, { id, agency: 'HUB', unit: 'index', role: 'INDEX_MANAGER' });
const emergency = () => asking({ purpose: 'EMERGENCY', override: 'Child missing' }, SOCIAL_WORKER);
const SEE = `query ($id: ID!) { child(id: $id) { givenName whosInvolved { id } } }`;
const ACKNOWLEDGE = `mutation ($id: ID!, $note: String!) { acknowledgeAlert(id: $id, note: $note) { acknowledgement { by note } } }`;

describeOnStores('alerts', (open) => {
  let database: TestDatabase;
  let index: IndexHarness;
  let tamsin: string;
  beforeAll(async () => {
    database = await open();
    index = await startIndexHarness(database.store);
    const same = { identifiers: [nhsNumber('9990001006')] };
    await index.register('EDUCATION', [aRecord('ED-1', same)]);
    await index.register('POLICE', [aRecord('PO-1', same, { unit: 'public-protection', category: 'INV_SPECIALIST' })]);
    const [row] = await database.run('select id::text from child_index.child');
    tamsin = row?.['id'] as string;
  });
  beforeEach(() => database.run('truncate child_index.alert'));
  afterAll(async () => {
    await index.close();
    await database.drop();
  });
  const rows = (columns: string) => database.run(`select ${columns} from child_index.alert order by audience, unit`);

  test('are one row a child and audience of a request, with all of its decisions', async () => {
    const request = emergency();
    await index.ask(SEE, request, { id: tamsin });
    expect(await rows(`audience, unit, rules::text as rules, cardinality(audit_entry_ids) as entries`)).toEqual([
      { audience: 'EDUCATION', unit: 'foxglove-school', rules: '{EMG-1}', entries: 1 },
      { audience: 'HUB', unit: '', rules: '{EMG-1}', entries: 2 },
      { audience: 'POLICE', unit: 'public-protection', rules: '{EMG-1}', entries: 1 },
    ]);
    // What comes later in the same request is added to them.
    await index.ask(SEE, request, { id: tamsin });
    expect(await rows(`cardinality(audit_entry_ids) as entries`)).toEqual([
      { entries: 2 },
      { entries: 4 },
      { entries: 2 },
    ]);
  });

  test('are new ones for each request', async () => {
    await Promise.all(Array.from({ length: 5 }, () => index.ask(SEE, emergency(), { id: tamsin })));
    expect(await rows('audience')).toHaveLength(15);
  });

  test('keep the word of the first of many who acknowledge at once', async () => {
    await index.ask(SEE, emergency(), { id: tamsin });
    const [alert] = await database.run(`select id::text from child_index.alert where audience = 'HUB'`);
    const answers = await Promise.all(
      ['manager-1', 'manager-2', 'manager-3'].map((id) =>
        index.ask(ACKNOWLEDGE, manager(id), { id: alert?.['id'], note: `Seen by ${id}` }),
      ),
    );
    const [kept] = await database.run(
      `select acknowledged_by as by, acknowledged_note as note from child_index.alert where audience = 'HUB'`,
    );
    expect(kept?.['note']).toBe(`Seen by ${String(kept?.['by'])}`);
    for (const { data } of answers) expect(data?.['acknowledgeAlert']).toEqual({ acknowledgement: kept });
  });
});
