import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { describeOnStores, type TestDatabase } from '../../../test-stores.ts';
import { aRecord, another, nhsNumber, upn } from '../a-record.ts';
import { startIndexHarness, type IndexHarness } from '../index-harness.ts';
import { indexTables } from '../index-tables.ts';

const OLD = '3 Imaginary Row\nNowhere';
const NEW = '8 Invented Close\nNowhere';
const NUMBER = nhsNumber('9990001006');
const PUPIL = upn('J931412525001');

describeOnStores('how a child is described', (open) => {
  let database: TestDatabase;
  let index: IndexHarness;
  let tables: ReturnType<typeof indexTables>;

  beforeAll(async () => {
    database = await open();
    index = await startIndexHarness(database.store);
    tables = indexTables(database);
  });
  beforeEach(() => tables.clear());
  afterAll(async () => {
    await index.close();
    await database.drop();
  });
  const theChild = async () => {
    const [child, ...others] = await tables.children();
    expect(others).toEqual([]);
    return String(child?.['id']);
  };

  test('the record that brought the child says where it lives now; where it lived before stays known', async () => {
    await index.register('EDUCATION', [aRecord('ED-1')]);
    await index.register('EDUCATION', [aRecord('ED-1', { address: NEW }, { version: 2 })]);
    expect(await tables.addresses(await theChild())).toEqual([
      { address: OLD, current: false },
      { address: NEW, current: true },
    ]);
  });

  test('a child that moves back lives where it lived', async () => {
    await index.register('EDUCATION', [aRecord('ED-1')]);
    await index.register('EDUCATION', [aRecord('ED-1', { address: NEW }, { version: 2 })]);
    await index.register('EDUCATION', [aRecord('ED-1', { address: OLD }, { version: 3 })]);
    expect(await tables.addresses(await theChild())).toEqual([
      { address: OLD, current: true },
      { address: NEW, current: false },
    ]);
  });

  test('another record’s address never takes the place of the current one', async () => {
    await index.register('EDUCATION', [aRecord('ED-1')]);
    await index.register('HEALTH', [aRecord('HE-1')]);
    await index.register('HEALTH', [aRecord('HE-1', { address: NEW }, { version: 2 })]);
    await index.register('HEALTH', [aRecord('HE-1', { address: OLD }, { version: 3 })]);
    expect(await tables.addresses(await theChild())).toEqual([
      { address: OLD, current: true },
      { address: NEW, current: false },
    ]);
  });

  test('of two records in one batch the first describes the child, in whatever order later versions come', async () => {
    await index.register('HEALTH', [aRecord('HE-1'), aRecord('HE-2')]);
    const moved = [
      aRecord('HE-2', { address: NEW }, { version: 2 }),
      aRecord('HE-1', { address: NEW }, { version: 2 }),
      aRecord('HE-2', { address: NEW }, { version: 3 }),
    ];
    await index.register('HEALTH', moved);
    expect(await tables.addresses(await theChild())).toEqual([
      { address: OLD, current: false },
      { address: NEW, current: true },
    ]);
  });

  test('a name that is no longer the child’s becomes a former one, and the new one current', async () => {
    await index.register('EDUCATION', [aRecord('ED-1')]);
    await index.register('HEALTH', [aRecord('HE-1')]);
    await index.register('HEALTH', [aRecord('HE-1', { familyName: 'Wexcombe' }, { version: 2 })]);
    expect(await tables.names(await theChild())).toEqual([
      { name: 'Tamsin Brackenbury', kind: 'CURRENT' },
      { name: 'Tamsin Wexcombe', kind: 'KNOWN_AS' },
    ]);
    await index.register('EDUCATION', [aRecord('ED-1', { familyName: 'Wexcombe' }, { version: 2 })]);
    expect(await tables.names(await theChild())).toEqual([
      { name: 'Tamsin Brackenbury', kind: 'FORMER' },
      { name: 'Tamsin Wexcombe', kind: 'CURRENT' },
    ]);
  });

  test('what another record knows besides is added, and what is said twice is kept once', async () => {
    const parent = { name: 'Rosalind Brackenbury', relationship: 'Mother', parentalResponsibility: true };
    await index.register('EDUCATION', [aRecord('ED-1', { parentsAndCarers: [parent] })]);
    const others = [{ kind: 'FORMER' as const, givenName: 'Tamsin', familyName: 'Oldfield' }];
    const more = { ...parent, name: 'rosalind BRACKENBURY' };
    const grandfather = { name: 'Edmund Oldfield', relationship: 'Grandfather', parentalResponsibility: false };
    await index.register('HEALTH', [aRecord('HE-1', { otherNames: others, parentsAndCarers: [more, grandfather] })]);
    expect(await tables.names(await theChild())).toEqual([
      { name: 'Tamsin Brackenbury', kind: 'CURRENT' },
      { name: 'Tamsin Oldfield', kind: 'FORMER' },
    ]);
    const parents = await database.run('select distinct name_key from child_index.parent_or_carer');
    expect(parents).toHaveLength(2);
  });

  test('an archived child stays archived, and a protected one protected, when its record changes', async () => {
    await index.register('EDUCATION', [aRecord('ED-1')]);
    await database.run(
      `update child_index.child set archived_at = now(), protected_identity = true, key_holders = '{holder-1}'`,
    );
    await index.register('EDUCATION', [aRecord('ED-1', { familyName: 'Wexcombe' }, { version: 2 })]);
    const kept = await database.run(
      `select archived_at is not null as archived, protected_identity as protected, key_holders::text as holders
       from child_index.child`,
    );
    expect(kept).toEqual([{ archived: true, protected: true, holders: '{holder-1}' }]);
  });

  test('what a record says is kept beside its link as the tables have it, of new ones, renewed ones and both at once', async () => {
    const mother = { name: 'Clare', relationship: 'Mother', parentalResponsibility: true };
    const full = {
      otherNames: [{ kind: 'FORMER' as const, givenName: 'Tamsin', familyName: 'O"Neil\\, {Hart}' }],
      identifiers: [NUMBER, PUPIL],
      parentsAndCarers: [mother],
    };
    const renewed = aRecord('ED-1', { ...full, familyName: 'Changed', address: null }, { version: 2 });
    await index.register('EDUCATION', [aRecord('ED-1', full), aRecord('ED-2', another())]);
    await index.register('EDUCATION', [aRecord('ED-3', another(2)), renewed]);
    await index.register('EDUCATION', [aRecord('ED-4', another(3)), aRecord('ED-4', another(4), { version: 2 })]);
    const rows = await database.run(
      `select record_id, said::text, child_index.said_by(custodian, record_id)::text as kept
       from child_index.record_link order by record_id`,
    );
    expect(rows).toHaveLength(4);
    const parsed = (text: unknown) => JSON.parse(String(text)) as unknown[][];
    for (const { said, kept } of rows.slice(0, 3)) expect(parsed(said)).toEqual(parsed(kept));
    // Of two versions that came together the later is compared; the former stays known.
    expect(parsed(rows[3]?.['said'])[0]).toEqual([parsed(rows[3]?.['kept'])[0]?.[0]]);
  });

  test('many records under one key are looked for under the finer one, and it is said where even they are too many', async () => {
    await index.register('EDUCATION', [aRecord('ED-1'), aRecord('ED-2', another())]);
    const arrival = (id: string) => `(select arrival from child_index.record_link where record_id = '${id}')`;
    const childOf = await tables.childOf();
    const [one, other] = [childOf.get('EDUCATION ED-1'), childOf.get('EDUCATION ED-2')];
    await database.run(`
      insert into child_index.blocking_key (key, finer, record)
      select 7, 1000 + n, ${arrival('ED-1')} from generate_series(1, 60) n
      union all select 7, 7000, ${arrival('ED-2')} union all select 8, 0, ${arrival('ED-2')}`);
    const likely = async (keys: string, finer: string, mostFiner: number) => {
      const [row] = await database.run(
        `select child_index.children_found('${keys}', '${finer}', '{}', 10, ${mostFiner}) as found`,
      );
      const { under, records } = JSON.parse(String(row?.['found'])) as Record<'under' | 'records', unknown[][]>;
      const counts = under.map(([place, isFiner, ...arrivals]) => [place, isFiner, arrivals.length]);
      return { counts, ids: new Set(records.map(([childId]) => childId)) };
    };
    expect(await likely('{8,7}', '{null,7000}', 200)).toEqual({
      counts: [
        [1, 0, 1],
        [2, 1, 1],
      ],
      ids: new Set([other]),
    });
    expect(await likely('{8,7}', '{null,9000}', 200)).toEqual({
      counts: [
        [1, 0, 1],
        [2, 1, 0],
      ],
      ids: new Set([other]),
    });
    expect(await likely('{7}', '{null}', 200)).toEqual({ counts: [[1, 0, 61]], ids: new Set([one, other]) });
    // One more than are told tells that there are more.
    expect(await likely('{7}', '{null}', 50)).toEqual({ counts: [[1, 0, 51]], ids: new Set([one]) });
    expect(await likely('{}', '{}', 200)).toEqual({ counts: [], ids: new Set() });
  });
});
