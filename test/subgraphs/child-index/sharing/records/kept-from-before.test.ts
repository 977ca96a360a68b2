import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Child } from '../../../../../subgraphs/child-index/identity/child.entity.ts';
import { M0001Children } from '../../../../../subgraphs/child-index/migrations/m0001-children.ts';
import { openDatabase } from '../../../../../subgraphs/kernel/database/database.ts';
import { server, type TestDatabase } from '../../../../test-stores.ts';
import { asking } from '../../asking.ts';
import { startIndexHarness, type IndexHarness } from '../../index-harness.ts';
import { CHILD_ID } from '../../a-sharing-record.ts';
import { asManager } from './changes.ts';

const READ = `{ child(id: "${CHILD_ID}") {
  consents { decision giverName recordedBy { id } withdrawnAt }
  sharingHistory { shields { reason recordedBy { id } } restrictedPersons { actorId relation recordedBy { id } } } } }`;

(server.present ? describe : describe.skip)('tables from before there were records of who decided', () => {
  let database: TestDatabase;
  let index: IndexHarness;
  beforeAll(async () => {
    database = await server.open();
    const migrations = [{ name: 'm0001-children', class: M0001Children }];
    await (await openDatabase({ schema: 'child_index', entities: [Child], migrations }, database.store)).close();
    await database.run(`insert into child_index.child (id, family_name, date_of_birth, sex, described_by)
      values ('${CHILD_ID}', 'Brackenbury', '2014-05-17', 'FEMALE', 'EDUCATION ED-1')`);
    await database.run(`insert into child_index.consent
      (id, child_id, giver, refusal, categories, recipients, purposes, scope, explicit, given_at)
      values (gen_random_uuid(), '${CHILD_ID}', 'PR_HOLDER', false, '{INV_TARGETED}', '{*}', '{*}', 'CONTACT', true,
        '2025-01-15')`);
    await database.run(`insert into child_index.shield (id, child_id, reason, since)
      values (gen_random_uuid(), '${CHILD_ID}', 'In hiding', '2025-01-15')`);
    await database.run(`insert into child_index.restricted_person (child_id, actor_id, relation, since)
      values ('${CHILD_ID}', 'danger-1', 'RESTRICTED', '2025-01-15'), ('${CHILD_ID}', 'aunt-1', 'FAMILY', '2025-01-15')`);
    index = await startIndexHarness(database.store);
  });
  afterAll(async () => {
    await index.close();
    await database.drop();
  });

  test('keep everything that was decided, with nobody as the recorder', async () => {
    const { data } = await index.ask(READ, asManager());
    const person = { recordedBy: null };
    expect(data?.['child']).toEqual({
      consents: [{ decision: 'GIVEN', giverName: null, recordedBy: null, withdrawnAt: null }],
      sharingHistory: {
        shields: [{ reason: 'In hiding', recordedBy: null }],
        restrictedPersons: expect.arrayContaining([
          { actorId: 'danger-1', relation: 'RESTRICTED', ...person },
          { actorId: 'aunt-1', relation: 'FAMILY', ...person },
        ]),
      },
    });
  });

  test('decide as they did', async () => {
    expect((await index.ask(READ, asking({}, { id: 'danger-1' }))).codes).toEqual(['NOT_FOUND']);
    expect((await index.ask(`{ child(id: "${CHILD_ID}") { notices } }`)).data).toEqual({
      child: { notices: ['SHIELDED', 'NO_RELATIONSHIP'] },
    });
  });
});
