import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { describeOnStores, type TestDatabase } from '../../../test-stores.ts';
import { aRecord, another, nhsNumber, upn } from '../a-record.ts';
import { startIndexHarness, type IndexHarness } from '../index-harness.ts';
import { indexTables, outcomes } from '../index-tables.ts';

const NUMBER = nhsNumber('9990001006');
const OTHER_NUMBER = nhsNumber('9990001014');
const PUPIL = upn('J931412525001');

describeOnStores('registering records', (open) => {
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

  describe('says what became of each', () => {
    test('a record of an unknown child brings the child, one of a known child is linked to it', async () => {
      const records = [aRecord('ED-1', { identifiers: [NUMBER] }), aRecord('ED-2', another())];
      expect(await outcomes(index, 'EDUCATION', records)).toEqual([
        ['ED-1', 'CHILD_CREATED'],
        ['ED-2', 'CHILD_CREATED'],
      ]);
      const others = [aRecord('HE-1', { familyName: 'Misspelt', identifiers: [NUMBER] }), aRecord('HE-2')];
      expect(await outcomes(index, 'HEALTH', others)).toEqual([
        ['HE-1', 'LINKED'],
        ['HE-2', 'LINKED'],
      ]);
      const childOf = await tables.childOf();
      expect(childOf.get('HEALTH HE-1')).toBe(childOf.get('EDUCATION ED-1'));
      expect(childOf.get('HEALTH HE-2')).toBe(childOf.get('EDUCATION ED-1'));
      expect(await tables.count('child')).toBe(2);
    });

    test('a version seen before, or an older one, changes nothing; a newer one is taken', async () => {
      await index.register('EDUCATION', [aRecord('ED-1', {}, { version: 2 })]);
      const before = await tables.everything();
      const changed = { familyName: 'Changed', address: '9 Elsewhere' };
      expect(await outcomes(index, 'EDUCATION', [aRecord('ED-1', changed, { version: 2 })])).toEqual([
        ['ED-1', 'UNCHANGED'],
      ]);
      expect(await outcomes(index, 'EDUCATION', [aRecord('ED-1', changed, { version: 1 })])).toEqual([
        ['ED-1', 'UNCHANGED'],
      ]);
      expect(await tables.everything()).toEqual(before);
      expect(await outcomes(index, 'EDUCATION', [aRecord('ED-1', changed, { version: 3 })])).toEqual([
        ['ED-1', 'UPDATED'],
      ]);
      expect(await tables.children()).toEqual([
        expect.objectContaining({ family_name: 'Changed', described_by: 'EDUCATION ED-1' }),
      ]);
    });

    test('records of the same id from two agencies are two records', async () => {
      expect(await outcomes(index, 'EDUCATION', [aRecord('R-1')])).toEqual([['R-1', 'CHILD_CREATED']]);
      expect(await outcomes(index, 'HEALTH', [aRecord('R-1')])).toEqual([['R-1', 'LINKED']]);
      expect(await tables.count('record_link')).toBe(2);
    });

    test('one that has neither date of birth nor expected date of delivery is rejected, and the rest is taken', async () => {
      const timeless = aRecord('ED-1', { dateOfBirth: null });
      const [rejected, taken] = await index.register('EDUCATION', [timeless, aRecord('ED-2')]);
      expect(rejected).toEqual({
        recordId: 'ED-1',
        outcome: 'REJECTED',
        problem: 'child: needs a date of birth or an expected date of delivery',
        warnings: [],
      });
      expect(taken).toMatchObject({ outcome: 'CHILD_CREATED' });
      expect(await tables.count('child')).toBe(1);
    });

    test('a number that fails its check digit is left out with a warning that does not repeat it', async () => {
      const [outcome] = await index.register('EDUCATION', [
        aRecord('ED-1', { identifiers: [nhsNumber('9912003890')] }),
      ]);
      expect(outcome).toMatchObject({ outcome: 'CHILD_CREATED' });
      expect(outcome?.warnings).toHaveLength(1);
      expect(JSON.stringify(outcome)).not.toContain('9912003890');
      expect(await tables.count('child_identifier')).toBe(0);
    });

    test('two versions of a record in one batch are worked through in their order', async () => {
      const records = [
        aRecord('ED-1', { address: '1 First Road' }),
        aRecord('ED-1', { address: '2 Second Road' }, { version: 2 }),
        aRecord('ED-1', { address: '1 First Road' }),
      ];
      expect(await outcomes(index, 'EDUCATION', records)).toEqual([
        ['ED-1', 'CHILD_CREATED'],
        ['ED-1', 'UPDATED'],
        ['ED-1', 'UNCHANGED'],
      ]);
      const [child] = await tables.children();
      expect(await tables.addresses(String(child?.['id']))).toEqual([
        { address: '1 First Road', current: false },
        { address: '2 Second Road', current: true },
      ]);
    });
  });

  describe('keeps children apart', () => {
    test('the same name, birthday and address with different NHS numbers are two children', async () => {
      await index.register('HEALTH', [aRecord('HE-1', { identifiers: [NUMBER] })]);
      expect(await outcomes(index, 'HEALTH', [aRecord('HE-2', { identifiers: [OTHER_NUMBER] })])).toEqual([
        ['HE-2', 'CHILD_CREATED'],
      ]);
      const childOf = await tables.childOf();
      expect(await tables.identifiers(childOf.get('HEALTH HE-1') ?? '')).toEqual([NUMBER]);
      expect(await tables.identifiers(childOf.get('HEALTH HE-2') ?? '')).toEqual([OTHER_NUMBER]);
    });

    test('twins are two, with numbers or without', async () => {
      const twins = [aRecord('ED-1', { givenName: 'Tamsin' }), aRecord('ED-2', { givenName: 'Tobias' })];
      expect(await outcomes(index, 'EDUCATION', twins)).toEqual([
        ['ED-1', 'CHILD_CREATED'],
        ['ED-2', 'CHILD_CREATED'],
      ]);
    });

    test('a number that another child has is left out with a warning, and stays where it was', async () => {
      await index.register('HEALTH', [aRecord('HE-1', { identifiers: [NUMBER] })]);
      await index.register('EDUCATION', [aRecord('ED-1', { ...another(), identifiers: [PUPIL] })]);
      const both = aRecord('SC-1', { identifiers: [PUPIL, NUMBER] });
      const [outcome] = await index.register('SOCIAL_CARE', [both]);
      expect(outcome).toMatchObject({
        outcome: 'LINKED',
        warnings: ['identifiers: UPN belongs to another child and was left out'],
      });
      const childOf = await tables.childOf();
      expect(childOf.get('SOCIAL_CARE SC-1')).toBe(childOf.get('HEALTH HE-1'));
      expect(await tables.identifiers(childOf.get('EDUCATION ED-1') ?? '')).toEqual([PUPIL]);
    });

    test('a record once linked stays with its child, whatever number a later version brings', async () => {
      await index.register('HEALTH', [aRecord('HE-1', { identifiers: [NUMBER] })]);
      await index.register('EDUCATION', [aRecord('ED-1', another())]);
      const before = await tables.childOf();
      const later = aRecord('ED-1', { ...another(), identifiers: [NUMBER] }, { version: 2 });
      const [outcome] = await index.register('EDUCATION', [later]);
      expect(outcome).toMatchObject({
        outcome: 'UPDATED',
        warnings: ['identifiers: NHS_NUMBER belongs to another child and was left out'],
      });
      expect(await tables.childOf()).toEqual(before);
    });

    test('an unborn child is never linked to another, not by description nor by the number of whoever carries it', async () => {
      const unborn = { givenName: null, dateOfBirth: null, expectedDateOfDelivery: '2027-02-01' };
      await index.register('HEALTH', [aRecord('HE-1', { identifiers: [NUMBER] })]);
      const records = [
        aRecord('HE-2', unborn),
        aRecord('HE-3', unborn),
        aRecord('HE-4', { ...unborn, identifiers: [NUMBER] }),
        aRecord('HE-5', { ...unborn, identifiers: [OTHER_NUMBER] }),
        aRecord('HE-6', { ...unborn, identifiers: [OTHER_NUMBER] }),
      ];
      expect((await outcomes(index, 'HEALTH', records)).map(([, outcome]) => outcome)).toEqual(
        records.map(() => 'CHILD_CREATED'),
      );
      expect(await outcomes(index, 'SOCIAL_CARE', [aRecord('SC-1', { identifiers: [OTHER_NUMBER] })])).toEqual([
        ['SC-1', 'CHILD_CREATED'],
      ]);
    });

    test('a child that was expected is the same child once it is born', async () => {
      const unborn = { givenName: null, dateOfBirth: null, expectedDateOfDelivery: '2026-02-01' };
      await index.register('HEALTH', [aRecord('HE-1', unborn)]);
      const born = aRecord('HE-1', { dateOfBirth: '2026-01-29', identifiers: [NUMBER] }, { version: 2 });
      expect(await outcomes(index, 'HEALTH', [born])).toEqual([['HE-1', 'UPDATED']]);
      expect(await outcomes(index, 'EDUCATION', [aRecord('ED-1', { identifiers: [NUMBER] })])).toEqual([
        ['ED-1', 'LINKED'],
      ]);
      expect(await tables.children()).toEqual([expect.objectContaining({ date_of_birth: '2026-01-29' })]);
    });
  });

  describe('arriving together', () => {
    test('two records of an unknown child make one child', async () => {
      const all = await Promise.all([
        outcomes(index, 'EDUCATION', [aRecord('ED-1', { identifiers: [NUMBER] })]),
        outcomes(index, 'HEALTH', [aRecord('HE-1', { identifiers: [NUMBER] })]),
        outcomes(index, 'SOCIAL_CARE', [aRecord('SC-1')]),
        outcomes(index, 'CONNEXIONS', [aRecord('CO-1')]),
      ]);
      const kinds = all.flat().map(([, outcome]) => String(outcome));
      expect(kinds.toSorted()).toEqual(['CHILD_CREATED', 'LINKED', 'LINKED', 'LINKED']);
      expect(await tables.count('child')).toBe(1);
    });

    test('the same batch sent many times at once is taken once', async () => {
      const records = Array.from({ length: 20 }, (_none, number) => aRecord(`ED-${number}`, another(number)));
      const all = await Promise.all(Array.from({ length: 5 }, () => index.register('EDUCATION', records)));
      const created = all.flat().filter(({ outcome }) => outcome === 'CHILD_CREATED');
      expect(created).toHaveLength(20);
      expect(await tables.count('child')).toBe(20);
    });
  });

  test('a batch that fails half-way leaves nothing behind', async () => {
    const records = [aRecord('ED-1'), aRecord('ED-2', { familyName: 'Thorncroft\u0000' })];
    await expect(index.register('EDUCATION', records)).rejects.toThrow();
    expect(await tables.count('child')).toBe(0);
    expect(await tables.count('record_link')).toBe(0);
    expect(index.log.join('')).not.toContain('Brackenbury');
  });
});
