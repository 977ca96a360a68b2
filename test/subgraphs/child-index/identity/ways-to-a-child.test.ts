import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aRecord, nhsNumber, upn } from '../a-record.ts';
import { asking, STRANGER } from '../asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from '../embedded-index.ts';

const BY_ID = `query ($id: ID!) { child(id: $id) {
  id givenName familyName dateOfBirth expectedDateOfDelivery sex address postcode
  otherNames { givenName familyName isFormer } identifiers { type value }
  parentsAndCarers { name relationship parentalResponsibility } notices broker { name telephone }
} }`;
const BY_NUMBER = `query ($type: IdentifierType!, $value: String!) {
  childByIdentifier(type: $type, value: $value) { id givenName }
}`;
const PARENT = { name: 'Rosalind Brackenbury', relationship: 'Mother', parentalResponsibility: true };

let index: EmbeddedIndex;
let tamsin: string;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [
    aRecord('ED-1', {
      identifiers: [nhsNumber('9990001006'), upn('J931412525001')],
      otherNames: [{ kind: 'FORMER', givenName: 'Tamsin', familyName: 'Oldfield' }],
      parentsAndCarers: [PARENT],
    }),
    aRecord('ED-2', {
      givenName: null,
      familyName: 'Thorncroft',
      dateOfBirth: null,
      expectedDateOfDelivery: '2027-02-01',
    }),
    ...Array.from({ length: 60 }, (_none, number) => aRecord(`EM-${number}`, { givenName: `N${number}` })),
  ]);
  tamsin = await index.childOf('EDUCATION ED-1');
});
afterAll(() => index.close());

describe('a child by its id', () => {
  test('is told in full to whom works with it', async () => {
    const { data, codes } = await index.ask(BY_ID, asking(), { id: tamsin });
    expect(codes).toEqual([]);
    expect(data?.['child']).toEqual({
      id: tamsin,
      givenName: 'Tamsin',
      familyName: 'Brackenbury',
      dateOfBirth: '2014-05-17',
      expectedDateOfDelivery: null,
      sex: 'FEMALE',
      address: '3 Imaginary Row\nNowhere',
      postcode: 'ZZ1 1AA',
      otherNames: [{ givenName: 'Tamsin', familyName: 'Oldfield', isFormer: true }],
      identifiers: [nhsNumber('9990001006'), upn('J931412525001')],
      parentsAndCarers: [PARENT],
      notices: [],
      broker: { name: 'Index team', telephone: '01632 960001' },
    });
  });

  test('is confirmed to a stranger, and no more', async () => {
    const { data, codes } = await index.ask(BY_ID, asking({}, STRANGER), { id: tamsin });
    expect(codes).toEqual([]);
    expect(data?.['child']).toEqual({
      id: tamsin,
      givenName: 'Tamsin',
      familyName: 'Brackenbury',
      dateOfBirth: '2014-05-17',
      expectedDateOfDelivery: null,
      sex: null,
      address: null,
      postcode: null,
      otherNames: null,
      identifiers: null,
      parentsAndCarers: null,
      notices: ['NO_RELATIONSHIP'],
      broker: { name: 'Index team', telephone: '01632 960001' },
    });
  });

  test('is told before birth, with the day on which it is expected', async () => {
    const id = await index.childOf('EDUCATION ED-2');
    const { data } = await index.ask(BY_ID, asking(), { id });
    expect(data?.['child']).toMatchObject({
      givenName: null,
      dateOfBirth: null,
      expectedDateOfDelivery: '2027-02-01',
      identifiers: [],
    });
  });

  test.each(['no-id', '', `'; drop table child_index.child; --`, 'x'.repeat(200), '\0', '{}'])(
    'is not found by %j',
    async (id) => {
      const { data, codes, body } = await index.ask(BY_ID, asking(), { id });
      expect(data).toEqual({ child: null });
      expect(codes).toEqual(['NOT_FOUND']);
      expect(body).toBe((await index.ask(BY_ID, asking(), { id: UNKNOWN_ID })).body);
    },
  );

  test('is not found by its id in another spelling', async () => {
    const { codes } = await index.ask(BY_ID, asking(), { id: tamsin.toUpperCase() });
    expect(codes).toEqual(['NOT_FOUND']);
  });

  test('is not looked for by ten thousand characters', async () => {
    const { codes, reasons, body } = await index.ask(BY_ID, asking(), { id: 'x'.repeat(10_000) });
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], ['VALUE_TOO_LONG']]);
    expect(body).not.toContain('xxx');
  });

  test('leaves no text on the audit trail that is not an id', async () => {
    const request = asking();
    await index.ask(BY_ID, request, { id: 'Tamsin Brackenbury' });
    expect(JSON.stringify(index.trail.of(request.requestId))).not.toContain('Tamsin');
    expect(index.trail.of(request.requestId)).toHaveLength(1);
  });
});

describe('a child by its number', () => {
  test.each([
    ['NHS_NUMBER', '9990001006'],
    ['NHS_NUMBER', '999 000 1006'],
    ['UPN', 'j931412525001'],
  ])('is found by %s %s', async (type, value) => {
    const { data } = await index.ask(BY_NUMBER, asking({}, STRANGER), { type, value });
    expect(data?.['childByIdentifier']).toEqual({ id: tamsin, givenName: 'Tamsin' });
  });

  test('is not found by a sound number that nobody has', async () => {
    const { data, codes } = await index.ask(BY_NUMBER, asking(), { type: 'NHS_NUMBER', value: '9990001014' });
    expect([data, codes]).toEqual([{ childByIdentifier: null }, ['NOT_FOUND']]);
  });

  test.each([
    ['NHS_NUMBER', '9912003890', 'IDENTIFIER_INVALID'],
    ['NHS_NUMBER', '', 'IDENTIFIER_INVALID'],
    ['UPN', 'B207000016049', 'IDENTIFIER_INVALID'],
    ['UPN', '9990001006', 'IDENTIFIER_INVALID'],
    ['UPN', 'J'.repeat(10_000), 'VALUE_TOO_LONG'],
  ])('is not looked for by %s %.20s', async (type, value, reason) => {
    const { codes, reasons, body } = await index.ask(BY_NUMBER, asking(), { type, value });
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], [reason]]);
    if (value !== '') expect(body).not.toContain(value);
  });
});

describe('an asker', () => {
  const refused = async (...[change, actor]: Parameters<typeof asking>) => {
    const request = asking(change, actor);
    const known = await index.ask(BY_ID, request, { id: tamsin });
    const unknown = await index.ask(BY_ID, { ...request }, { id: UNKNOWN_ID });
    expect(unknown.body).toBe(known.body);
    expect(known.data).toEqual({ child: null });
    return [known.codes, known.reasons];
  };

  test('without a purpose, a reason, or good standing is refused, whether or not the child exists', async () => {
    expect(await refused({ purpose: null })).toEqual([['FORBIDDEN'], ['PURPOSE_MISSING']]);
    expect(await refused({ reason: null })).toEqual([['FORBIDDEN'], ['REASON_MISSING']]);
    expect(await refused({ reason: '   ' })).toEqual([['FORBIDDEN'], ['REASON_MISSING']]);
    expect(await refused({}, { standing: 'SUSPENDED' })).toEqual([['FORBIDDEN'], ['STANDING']]);
    expect(await refused({}, { purposes: ['AUDIT'] })).toEqual([['FORBIDDEN'], ['PURPOSE_NOT_ALLOWED']]);
    expect(await refused({ purpose: 'LAW_ENFORCEMENT' })).toEqual([['FORBIDDEN'], ['ROW_LEVEL_PURPOSE']]);
  });

  test('who belongs to the index is asked for a purpose like everyone else', async () => {
    const indexStaff = { agency: 'HUB' as const, unit: 'index', role: 'INDEX_MANAGER' as const };
    const address = async (...[change]: Parameters<typeof asking>) => {
      const { data } = await index.ask(BY_ID, asking(change, indexStaff), { id: tamsin });
      return (data?.['child'] as { address: string | null } | null)?.address ?? null;
    };
    expect(await address({ purpose: 'DATA_STEWARDSHIP' })).toBe('3 Imaginary Row\nNowhere');
    expect(await address({ purpose: 'SERVICE' })).toBeNull();
    expect(await address({ purpose: 'STATUTORY' })).toBeNull();
  });
});

describe('many children in one operation', () => {
  const WHOLE = `id givenName familyName address identifiers { value } otherNames { familyName } notices
    parentsAndCarers { name } whosInvolved { id agency }`;
  const aliases = (ids: readonly string[]) =>
    `{ ${ids.map((id, position) => `c${position}: child(id: "${id}") { ${WHOLE} }`).join(' ')} }`;

  test('take as many SQL statements, and as many calls to the trail, as one', async () => {
    const ids = await Promise.all(
      Array.from({ length: 50 }, (_none, number) => index.childOf(`EDUCATION EM-${number}`)),
    );
    let calls = 0;
    index.trail.before = () => Promise.resolve(void calls++);
    const costOf = async (asked: readonly string[]) => {
      const statementsBefore = index.statements();
      const callsBefore = calls;
      const { codes, data } = await index.ask(aliases(asked));
      expect(codes).toEqual([]);
      expect(Object.keys(data ?? {})).toHaveLength(asked.length);
      return [index.statements() - statementsBefore, calls - callsBefore];
    };
    const one = await costOf(ids.slice(0, 1));
    expect(await costOf(ids)).toEqual(one);
    expect(one[0]).toBeGreaterThan(0);
    index.trail.before = () => Promise.resolve();
  });

  test('are loaded once, however often one is asked for', async () => {
    const before = index.statements();
    await index.ask(aliases([tamsin]));
    const one = index.statements() - before;
    const { codes } = await index.ask(aliases(Array.from({ length: 100 }, () => tamsin)));
    expect(codes).toEqual([]);
    expect(index.statements() - before - one).toBe(one);
  });

  test('fail one by one: what is not there takes nothing else with it', async () => {
    const { data, codes } = await index.ask(aliases([tamsin, UNKNOWN_ID, 'no-id']));
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(data).toMatchObject({ c0: { id: tamsin }, c1: null, c2: null });
  });
});
