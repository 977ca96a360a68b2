import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aRecord, another } from '../a-record.ts';
import { asking, STRANGER } from '../asking.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from '../embedded-index.ts';

const FIND = `query (
  $familyName: String!, $givenName: String, $dateOfBirth: Date, $postcode: String
  $ageFrom: Int, $ageTo: Int, $district: String, $school: String
) {
  findChildren(
    familyName: $familyName, givenName: $givenName, dateOfBirth: $dateOfBirth, postcode: $postcode
    ageFrom: $ageFrom, ageTo: $ageTo, district: $district, school: $school
  ) {
    id givenName familyName dateOfBirth
  }
}`;
type Found = { readonly id: string; readonly givenName: string | null; readonly familyName: string | null }[];

let index: EmbeddedIndex;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [
    aRecord('ED-1', { otherNames: [{ kind: 'FORMER', givenName: 'Tamsin', familyName: 'Oldfield' }] }),
    aRecord('ED-2', { givenName: 'Zoë', familyName: "O'Neil-Hart", dateOfBirth: '2012-02-29', postcode: 'ZZ2 2BB' }),
    aRecord('ED-3', { familyName: 'Nightingale', address: null, postcode: null }),
  ]);
  await index.register('HEALTH', [
    aRecord(
      'HE-1',
      { otherNames: [{ kind: 'KNOWN_AS', givenName: 'Tammy', familyName: 'Brackenbury' }] },
      { unit: 'speech-therapy' },
    ),
  ]);
  const many = Array.from({ length: 30 }, (_none, number) =>
    aRecord(`EM-${number}`, { ...another(number), givenName: 'Tamsin', familyName: 'Everyman' }),
  );
  await index.register('EDUCATION', many);
});
afterAll(() => index.close());

const find = async (criteria: Record<string, unknown>, request = asking({}, STRANGER)) =>
  index.ask(FIND, request, criteria);
const found = async (criteria: Record<string, unknown>) =>
  ((await find(criteria)).data?.['findChildren'] as Found | undefined)?.map(({ givenName }) => givenName);

describe('a search for children', () => {
  test.each([
    [{ familyName: 'brackenbury', givenName: 'TAMSIN' }, ['Tamsin']],
    [{ familyName: 'Brackenbury', dateOfBirth: '2014-05-17' }, ['Tamsin']],
    [{ familyName: 'Brackenbury', postcode: 'zz11aa' }, ['Tamsin']],
    [{ familyName: 'Brackenberry', givenName: 'Tamsyn' }, ['Tamsin']],
    [{ familyName: 'Oldfield', givenName: 'Tammy' }, ['Tamsin']],
    [{ familyName: 'Brackenbury', district: 'zz1', ageFrom: 3, ageTo: 25 }, ['Tamsin']],
    [{ familyName: 'Brackenbury', school: 'Foxglove School', ageTo: 25 }, ['Tamsin']],
    [{ familyName: 'O’NEIL HART', givenName: 'Zoe' }, ['Zoë']],
    [{ familyName: 'oneilhart', dateOfBirth: '2012-02-29', postcode: 'ZZ2 2BB', givenName: 'zoë' }, ['Zoë']],
  ])('finds by %j', async (criteria, names) => {
    expect(await found(criteria)).toEqual(names);
  });

  test('finds by a former name and by a name known somewhere, and tells the current one', async () => {
    expect(await found({ familyName: 'Oldfield', givenName: 'Tamsin' })).toEqual(['Tamsin']);
    expect(await found({ familyName: 'Brackenbury', givenName: 'Tammy' })).toEqual(['Tamsin']);
  });

  test.each([
    { familyName: 'Brackenbury', givenName: 'Ta' },
    { familyName: 'Brackenbury', dateOfBirth: '2014-05-18' },
    { familyName: 'Brackenbury', givenName: 'Tamsin', postcode: 'ZZ9 9ZZ' },
    { familyName: 'Brackenbury', givenName: 'Ta%' },
    { familyName: 'Brackenbury', dateOfBirth: '0000-01-01' },
    { familyName: `x' or '1'='1`, givenName: 'x' },
    { familyName: 'Oldfield', givenName: 'Zoë' },
    { familyName: 'Brackenbury', district: 'ZZ2', ageFrom: 0, ageTo: 18 },
    { familyName: 'Brackenbury', givenName: 'Tamsin', ageTo: 3 },
    { familyName: 'Brackenbury', givenName: 'Tamsin', school: 'Foxglove' },
    { familyName: 'Brackenbury', givenName: 'Tamsin', school: 'speech-therapy' },
  ])('finds nobody by %j', async (criteria) => {
    const { data, codes } = await find(criteria);
    expect([data, codes]).toEqual([{ findChildren: [] }, []]);
  });

  test('takes an empty criterion for one that was not given', async () => {
    expect(await found({ familyName: 'Brackenbury', givenName: '', dateOfBirth: '2014-05-17', postcode: '' })).toEqual([
      'Tamsin',
    ]);
  });

  test.each([
    [{ familyName: 'Brackenbury' }, 'SEARCH_TOO_WIDE'],
    [{ familyName: 'Brackenbury', ageFrom: 5, ageTo: 6 }, 'SEARCH_TOO_WIDE'],
    [{ familyName: 'Brackenbury', district: 'ZZ1' }, 'SEARCH_TOO_WIDE'],
    [{ familyName: 'Brackenbury', school: 'foxglove-school' }, 'SEARCH_TOO_WIDE'],
    [{ familyName: 'Brackenbury', district: 'everywhere', ageTo: 6 }, 'VALUE_INVALID'],
    [{ familyName: 'Brackenbury', givenName: 'Tamsin', ageFrom: 6, ageTo: 5 }, 'VALUE_INVALID'],
    [{ familyName: 'Brackenbury', givenName: ' ', postcode: '-' }, 'SEARCH_TOO_WIDE'],
    [{ familyName: '*', givenName: 'Tamsin' }, 'SEARCH_TOO_WIDE'],
    [{ familyName: '', dateOfBirth: '2014-05-17' }, 'SEARCH_TOO_WIDE'],
    [{ familyName: 'x'.repeat(10_000), givenName: 'Tamsin' }, 'VALUE_TOO_LONG'],
    [{ familyName: 'Brackenbury', dateOfBirth: '2014-02-30' }, 'VALUE_INVALID'],
    [{ familyName: 'Brackenbury', dateOfBirth: '17/05/2014' }, 'VALUE_INVALID'],
    [{ familyName: 'Brackenbury', givenName: 7 }, 'VALUE_INVALID'],
  ])('is refused for %.80j', async (criteria, reason) => {
    const { codes, reasons, body } = await find(criteria);
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], [reason]]);
    expect(body).not.toMatch(/Brackenbury|xxx|17\/05/);
  });

  test('answers with ten at most', async () => {
    expect(await found({ familyName: 'Everyman', givenName: 'Tamsin' })).toHaveLength(10);
  });

  test('is on the audit trail with its criteria, and with what it showed', async () => {
    const request = asking({}, STRANGER);
    const { data } = await find({ familyName: 'Brackenbury', postcode: 'ZZ1 1AA' }, request);
    const ids = (data?.['findChildren'] as Found | undefined)?.map(({ id }) => id);
    const entries = index.trail.of(request.requestId);
    expect(entries.map(({ kind }) => kind)).toEqual(['decision', 'search']);
    expect(entries.at(-1)).toMatchObject({
      actor: request.actor,
      purpose: 'SERVICE',
      reason: request.reason,
      childIds: ids,
      content: {
        criteria: { familyName: 'Brackenbury', givenName: null, dateOfBirth: null, postcode: 'ZZ1 1AA' },
        found: ids,
      },
    });
  });

  test('that finds nobody is on the audit trail too', async () => {
    const request = asking();
    await find({ familyName: 'Brackenbury', givenName: 'Nobody' }, request);
    expect(index.trail.of(request.requestId)).toMatchObject([{ kind: 'search', childIds: [] }]);
  });

  test('is refused to an asker who may ask nothing, before anyone is looked for', async () => {
    const statements = index.statements();
    const { codes, reasons } = await find(
      { familyName: 'Brackenbury', givenName: 'Tamsin' },
      asking({ purpose: null }),
    );
    expect([codes, reasons]).toEqual([['FORBIDDEN'], ['PURPOSE_MISSING']]);
    expect(index.statements()).toBe(statements);
  });
});
