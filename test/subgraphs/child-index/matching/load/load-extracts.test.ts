import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CUSTODIAN_OF, registered } from '../../../../../scripts/bench/link/registered-record.ts';
import { benchPopulation } from '../../../../../scripts/bench/link/population.ts';
import { INDEX_TABLES } from '../../../../../subgraphs/child-index/index-tables.ts';
import { loadExtracts } from '../../../../../subgraphs/child-index/matching/load/load-extracts.ts';
import { openDatabase, type Database } from '../../../../../subgraphs/kernel/database/database.ts';
import { server, type TestDatabase } from '../../../../test-stores.ts';
import { aRecord } from '../../a-record.ts';
import { CapturingTrail } from '../../capturing-trail.ts';
import { indexTables } from '../../index-tables.ts';
import { standsAsFolded } from '../links/stands-as-folded.ts';

const SIZE = 3_000;
const extracts = [...benchPopulation('load', SIZE)].map((record) => ({
  custodian: CUSTODIAN_OF[record.agency],
  record: registered(record),
}));

(server.present ? describe : describe.skip)('the first extracts of all agencies', () => {
  let test_: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    test_ = await server.open();
    database = await openDatabase(INDEX_TABLES, test_.store);
  });
  afterAll(async () => {
    await database.close();
    await test_.drop();
  });
  const load = (all: typeof extracts, trail = new CapturingTrail()) =>
    loadExtracts(all, { fork: () => database.fork(), trail });

  test('are loaded at once; a load that was broken off goes on, and one that is done changes nothing', async () => {
    const trail = new CapturingTrail();
    let left = 2;
    trail.before = () => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('the trail is away')));
    await expect(load(extracts, trail)).rejects.toThrow('the trail is away');
    const tables = indexTables(test_);
    const begun = await tables.childOf();
    // What is not on the trail is not written.
    expect(begun.size).toBeGreaterThan(0);
    expect(begun.size).toBeLessThan(SIZE);

    const report = await load(extracts);
    expect(report).toMatchObject({ records: SIZE, rejected: 0 });
    const childOf = await tables.childOf();
    expect(childOf.size).toBe(SIZE);
    expect(new Set(childOf.values()).size).toBe(report.children);
    for (const [source, childId] of begun) expect(childOf.get(source)).toBe(childId);
    expect(await tables.count('match_review')).toBe(report.reviews);
    await standsAsFolded(test_);
    const [{ versions } = {}] = await test_.run(
      `select array_agg(distinct model)::text as versions from child_index.link_event where kind = 'LINKED'`,
    );
    expect(versions).toBe(`{${report.model.version}}`);

    const before = await tables.everything();
    expect(await load(extracts)).toMatchObject({ children: report.children, reviews: report.reviews });
    expect(await tables.everything()).toEqual(before);
    expect(await tables.count('match_review')).toBe(report.reviews);
  });

  test('are not loaded beside other records: those that come later are registered', async () => {
    await expect(load([{ custodian: 'EDUCATION', record: aRecord('ED-1') }])).rejects.toThrow('register the extracts');
  });
});
