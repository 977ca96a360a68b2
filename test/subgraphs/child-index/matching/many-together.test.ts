import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { RegisteredRecord } from '../../../../schema/contract/child-registration.ts';
import { describeOnStores, type TestDatabase } from '../../../test-stores.ts';
import { aRecord, nhsNumber } from '../a-record.ts';
import { startIndexHarness, type IndexHarness } from '../index-harness.ts';
import { indexTables, outcomes } from '../index-tables.ts';

const NUMBER = nhsNumber('9990001006');
/** More than are looked up, decided upon and written together. */
const MANY = 900;

/** A record of a child who has nothing in common with any other. */
function aStranger(place: number): RegisteredRecord {
  const letters = Array.from(String(place).padStart(4, '0'), (digit) => 'bdfglmprtv'[Number(digit)]).join('a');
  return aRecord(`ED-${place}`, {
    givenName: `${letters}o`,
    familyName: `W${letters}wick`,
    dateOfBirth: `${2008 + (place % 9)}-${String((place % 12) + 1).padStart(2, '0')}-${String((place % 28) + 1).padStart(2, '0')}`,
    address: null,
    postcode: null,
  });
}

const strangers = Array.from({ length: MANY }, (_, place) => aStranger(place));

describeOnStores('many records that come together', (open) => {
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

  test('are known to those far behind them: by number, by description, and by their own ids', async () => {
    const numbered = aRecord('N-1', { identifiers: [NUMBER], familyName: 'Quillfeather', dateOfBirth: '2013-02-03' });
    const again = [
      aRecord('N-2', { ...numbered.child, address: '9 Elsewhere' }),
      aRecord('D-2'),
      aRecord('N-1', { ...numbered.child, address: '7 Moved Lane' }, { version: 2 }),
      aRecord('D-1'),
    ];
    const found = await outcomes(index, 'EDUCATION', [numbered, aRecord('D-1'), ...strangers, ...again]);
    expect(found.slice(-again.length)).toEqual([
      ['N-2', 'LINKED'],
      ['D-2', 'LINKED'],
      ['N-1', 'UPDATED'],
      ['D-1', 'UNCHANGED'],
    ]);
    const childOf = await tables.childOf();
    expect(childOf.get('EDUCATION N-2')).toBe(childOf.get('EDUCATION N-1'));
    expect(childOf.get('EDUCATION D-2')).toBe(childOf.get('EDUCATION D-1'));
    const kept = await database.run(
      `select address, current from child_index.child_address where record_id = 'N-1' order by current`,
    );
    expect(kept).toEqual([
      { address: '3 Imaginary Row\nNowhere', current: false },
      { address: '7 Moved Lane', current: true },
    ]);
    const arrivals = await database.run('select record_id from child_index.record_link order by arrival');
    const order = [numbered, aRecord('D-1'), ...strangers, ...again.slice(0, 2)].map(({ recordId }) => recordId);
    expect(arrivals.map((row) => row['record_id'])).toEqual(order);
  });

  test('are known to those far behind them by likeness as well: one that came with them, and one that was there', async () => {
    const named = { familyName: 'Quillfeather', dateOfBirth: '2013-02-03', postcode: 'QF7 4PA' };
    const there = aRecord('A-1', { ...named, givenName: 'Ottoline', address: '5 Pretended Way' });
    await outcomes(index, 'EDUCATION', [there]);
    // The child that was there is found by what a record of this batch says of it, which the index does not have yet.
    const moved = { ...named, givenName: 'Ottoline', address: '6 Feigned Walk', postcode: 'ZZ7 7AB' };
    const numbered = { identifiers: [NUMBER], dateOfBirth: '2012-06-09', familyName: 'Nightjar', givenName: 'Ludovic' };
    const batch = [
      aRecord('A-2', moved),
      aRecord('B-1', numbered),
      ...strangers,
      aRecord('A-3', { ...moved, familyName: 'Quillfeathers' }),
      aRecord('B-2', { ...numbered, identifiers: [], familyName: 'Nightjarr' }),
    ];
    const found = await outcomes(index, 'EDUCATION', batch);
    expect([...found.slice(0, 2), ...found.slice(-2)]).toEqual([
      ['A-2', 'LINKED'],
      ['B-1', 'CHILD_CREATED'],
      ['A-3', 'LINKED'],
      ['B-2', 'LINKED'],
    ]);
    const childOf = await tables.childOf();
    expect(new Set(['A-1', 'A-2', 'A-3'].map((id) => childOf.get(`EDUCATION ${id}`))).size).toBe(1);
    expect(childOf.get('EDUCATION B-2')).toBe(childOf.get('EDUCATION B-1'));
  });

  test('are all registered or none, wherever among them the database refuses one', async () => {
    for (const place of [5, MANY - 5]) {
      const unfit = aRecord('unfit', { givenName: 'Tam\u0000sin', identifiers: [NUMBER] });
      const batch = strangers.with(place, unfit);
      await expect(index.register('EDUCATION', batch)).rejects.toThrow();
      const [left] = await database.run('select count(*)::integer as links from child_index.record_link');
      expect(left?.['links']).toBe(0);
    }
    expect(
      (await outcomes(index, 'EDUCATION', strangers)).filter(([, outcome]) => outcome !== 'CHILD_CREATED'),
    ).toEqual([]);
  });

  test('fail by themselves where others come while they are written, who know of them or not at all', async () => {
    const unfit = strangers.with(3, aRecord('unfit', { givenName: 'Tam\u0000sin' }));
    const arrived = await Promise.allSettled([
      outcomes(index, 'EDUCATION', strangers),
      outcomes(index, 'HEALTH', unfit),
      ...Array.from({ length: 4 }, () => outcomes(index, 'CONNEXIONS', strangers)),
    ]);
    expect(arrived.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', ...Array(4).fill('fulfilled')]);
    expect(await tables.count('child')).toBe(MANY);
    expect((await tables.childOf()).size).toBe(2 * MANY);
    const [held] = await database.run(`select count(*)::integer as locks from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`);
    expect(held).toEqual({ locks: 0 });
  });
});
