import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CUSTODIAN_OF, registered } from '../../../../../scripts/bench/link/registered-record.ts';
import { benchPopulation } from '../../../../../scripts/bench/link/population.ts';
import { INDEX_TABLES } from '../../../../../subgraphs/child-index/index-tables.ts';
import type { ExtractRecord } from '../../../../../subgraphs/child-index/matching/load/extract-record.ts';
import { loadExtracts } from '../../../../../subgraphs/child-index/matching/load/load-extracts.ts';
import { Registrar } from '../../../../../subgraphs/child-index/matching/registrar.ts';
import { openDatabase, type Database } from '../../../../../subgraphs/kernel/database/database.ts';
import { server, type TestDatabase } from '../../../../test-stores.ts';
import { aRecord, nhsNumber } from '../../a-record.ts';
import { CapturingTrail } from '../../capturing-trail.ts';
import { indexTables } from '../../index-tables.ts';
import { standsAsFolded } from '../links/stands-as-folded.ts';

const SIZE = 3_000;
const extracts: readonly ExtractRecord[] = [...benchPopulation('load', SIZE)].map((record) => ({
  custodian: CUSTODIAN_OF[record.agency],
  record: registered(record),
}));
/** Records whose words mean something to whoever copies them, and that say one thing twice. */
const awkward: readonly ExtractRecord[] = [
  aRecord('tab\there', { givenName: 'Zoë\\N', familyName: '\\N', address: '1 Back\\slash\nRow\r\nTab\tTown' }),
  aRecord('quoted', { givenName: '"{},\'', familyName: 'null', postcode: null }),
  aRecord('no name', { givenName: null, familyName: '李', identifiers: [nhsNumber('9990001006')] }),
  aRecord('twice', {
    familyName: 'Repeater',
    otherNames: [{ kind: 'FORMER', givenName: 'TAMSIN', familyName: 'repeater' }],
    identifiers: [nhsNumber('9990123454'), nhsNumber('999 012 3454')],
    parentsAndCarers: ['Mona Repeater', 'MONA REPEATER'].map((name) => ({
      name,
      relationship: 'Mother',
      parentalResponsibility: true,
    })),
  }),
  aRecord('unborn', { dateOfBirth: null, expectedDateOfDelivery: '2027-01-01', givenName: null }),
].map((record) => ({ custodian: 'EDUCATION', record }));

/** What the tables hold of records, but for the child that each was given and when. */
const SAID = [
  `select custodian, record_id, kind, given_name, family_name, given_key, family_key, given_sound, given_meaning,
     family_sound from child_index.child_name order by 1, 2, 6, 7`,
  `select custodian, record_id, address, postcode, postcode_key, address_key, current
   from child_index.child_address order by 1, 2, 6`,
  `select custodian, record_id, name_key, name, relationship, parental_responsibility
   from child_index.parent_or_carer order by 1, 2, 3`,
  `select custodian, record_id, type, value from child_index.child_identifier order by 1, 2, 3, 4`,
  `select custodian, record_id, key from child_index.description_key order by 1, 2`,
  `select custodian, record_id, version, unit, category, kind, given_name, family_name, date_of_birth::text,
     expected_date_of_delivery::text, sex, gaps, said::text from child_index.record_link order by 1, 2`,
  `select custodian, record_id, key, finer from child_index.blocking_key join child_index.record_link on arrival = record
   order by 1, 2, 3, 4`,
];
const SHAPE = [
  `select tablename, indexname, indexdef from pg_indexes where schemaname = 'child_index' order by 1, 2`,
  `select conrelid::regclass::text, conname, convalidated, pg_get_constraintdef(oid) from pg_constraint
   where connamespace = 'child_index'::regnamespace order by 1, 2`,
];

(server.present ? describe : describe.skip)('the first extracts of all agencies', () => {
  let test_: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    test_ = await server.open();
    database = await openDatabase(INDEX_TABLES, test_.store);
  });
  afterEach(async () => {
    await database.close();
    await test_.drop();
  });
  const load = (all: readonly ExtractRecord[], trail = new CapturingTrail()) =>
    loadExtracts(all, { fork: () => database.fork(), trail });
  const all = async (queries: readonly string[]) => {
    const answers = [];
    for (const query of queries) answers.push(await test_.run(query));
    return answers;
  };

  test('are loaded at once, each link with its event and model; a load that is done changes nothing', async () => {
    const shape = await all(SHAPE);
    const trail = new CapturingTrail();
    const report = await load(extracts, trail);
    expect(report).toMatchObject({ records: SIZE, rejected: 0 });
    const tables = indexTables(test_);
    const childOf = await tables.childOf();
    expect(childOf.size).toBe(SIZE);
    expect(new Set(childOf.values()).size).toBe(report.children);
    expect(report.reviews).toBeGreaterThan(0);
    expect(await tables.count('match_review')).toBe(report.reviews);
    await standsAsFolded(test_);
    expect(
      await test_.run(
        `select kind, model, bool_and(jsonb_array_length(weights) > 3) as weighed, count(*)::integer as events
         from child_index.link_event group by 1, 2 order by 1`,
      ),
    ).toEqual([
      { kind: 'CREATED', model: null, weighed: null, events: report.children },
      { kind: 'LINKED', model: report.model.version, weighed: true, events: SIZE - report.children },
      { kind: 'REVIEW_OPENED', model: report.model.version, weighed: true, events: report.reviews },
    ]);
    expect(trail.entries.map(({ content }) => content)).toEqual([
      { change: 'loadExtracts', by: 'operator', records: SIZE },
      { change: 'loadExtracts', by: 'operator', reviews: report.reviews },
    ]);
    expect(await all(SHAPE)).toEqual(shape);

    const before = await tables.everything();
    expect(await load(extracts)).toMatchObject({ children: report.children, reviews: report.reviews });
    expect(await tables.everything()).toEqual(before);
    expect(await tables.count('match_review')).toBe(report.reviews);
  });

  test('are written as they are when they are registered one by one, whatever stands in them', async () => {
    const some = [...extracts.slice(0, 300), ...awkward];
    await load(some);
    const loaded = await all(SAID);
    expect(loaded.every((rows) => rows.length > 0)).toBe(true);
    await indexTables(test_).clear();
    for (const { custodian, record } of some)
      await new Registrar(() => database.fork()).register([{ custodian, records: [record] }]);
    expect(await all(SAID)).toEqual(loaded);
  });

  test.each([
    ['the trail is away', () => Promise.reject(new Error('the trail is away')), 'the trail is away'],
    [
      'the connection is lost',
      () =>
        test_.run(`select pg_terminate_backend(pid) from pg_locks
        where relation = 'child_index.record_link'::regclass and mode = 'AccessExclusiveLock'`),
      /terminat|connection/i,
    ],
  ])('leave nothing behind where %s half-way, and are loaded again to the same children', async (_, breakOff, why) => {
    const shape = await all(SHAPE);
    const trail = new CapturingTrail();
    let entries = 0;
    // By the second entry all records have been sent.
    trail.before = async () => void (entries++ === 1 && (await breakOff()));
    await expect(load(extracts, trail)).rejects.toThrow(why);
    const tables = indexTables(test_);
    for (const table of ['record_link', 'child', 'blocking_key', 'link_event'])
      expect([table, await tables.count(table)]).toEqual([table, 0]);
    expect(await all(SHAPE)).toEqual(shape);

    const report = await load(extracts);
    const partition = async () => {
      const children = Map.groupBy(await tables.childOf(), ([, childId]) => childId);
      return Array.from(children.values(), (records) =>
        records
          .map(([source]) => source)
          .toSorted()
          .join(),
      ).toSorted();
    };
    const first = await partition();
    expect(first.length).toBe(report.children);
    await tables.clear();
    await load(extracts);
    expect(await partition()).toEqual(first);
  });

  test('are not loaded beside other records, or a part of them: those that come later are registered', async () => {
    await load(extracts.slice(0, 100));
    await expect(load(extracts)).rejects.toThrow('register the extracts');
    await expect(load([{ custodian: 'EDUCATION', record: aRecord('ED-1') }])).rejects.toThrow('register the extracts');
  });
});
