import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import { aRecord, another, nhsNumber, upn } from '../a-record.ts';
import { asking } from '../asking.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from '../embedded-index.ts';
import { asManager } from '../sharing/records/changes.ts';

const COMPLETE = { parentsAndCarers: [{ name: 'Clare', relationship: 'Mother', parentalResponsibility: true }] };
const THERAPY = { unit: 'speech-therapy', category: 'INV_TARGETED' } as const;
const HIDDEN = { unit: 'sexual-health', category: 'INV_SENSITIVE' } as const;

let index: EmbeddedIndex;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [aRecord('ED-1')]);
  await index.register('HEALTH', [
    aRecord('HE-1', { ...COMPLETE, ...another(0), identifiers: [nhsNumber('9990001006')] }, THERAPY),
    aRecord('HE-2', { ...COMPLETE, ...another(1), identifiers: [nhsNumber('9990001007')] }, THERAPY),
    aRecord('HE-3', { ...another(2), sex: 'NOT_SPECIFIED', address: null, postcode: null, givenName: null }, THERAPY),
    aRecord('HE-4', { ...COMPLETE, ...another(0), identifiers: [nhsNumber('9990001006')] }, THERAPY),
    aRecord('HE-5', { ...another(3) }, HIDDEN),
    aRecord('HE-6', { ...COMPLETE, ...another(4), identifiers: [upn('J931412525001')] }, { unit: 'health-visiting' }),
    // It may be of the first child, and a person is asked.
    aRecord('HE-7', { ...COMPLETE, ...another(0), identifiers: [nhsNumber('9990001022')] }, THERAPY),
  ]);
  await index.run(
    `update child_index.record_link set renewed_at = now() - interval '13 months' where record_id in ('HE-6', 'HE-5')`,
  );
});
afterAll(() => index.close());

async function quality(agency: string, request: RequestContext) {
  const query = `{ dataQuality(agency: ${agency}) { agency records findings { issue count examples } } }`;
  const { data, codes, reasons } = await index.ask(query, request);
  type Told = {
    readonly records: number;
    readonly findings: readonly { issue: string; count: number; examples: string[] }[];
  };
  const told = data?.['dataQuality'] as Told | undefined;
  const findings = Object.fromEntries(
    (told?.findings ?? []).map(({ issue, count, examples }) => [issue, [count, ...examples]]),
  );
  return { records: told?.records, findings, codes, reasons };
}

const asSteward = (unit = 'records', agency: 'HEALTH' | 'EDUCATION' = 'HEALTH') =>
  asking({ purpose: 'DATA_STEWARDSHIP' }, { agency, unit, role: 'PRACTITIONER', purposes: ['DATA_STEWARDSHIP'] });

describe('the quality of an agency’s records', () => {
  test('is told by kind, with the agency’s own ids, and nothing of what is hidden', async () => {
    const told = await quality('HEALTH', asManager());
    expect(told).toEqual({
      codes: [],
      reasons: [],
      records: 6,
      findings: {
        INVALID_IDENTIFIER: [1, 'HE-2'],
        NO_IDENTIFIER: [1, 'HE-3'],
        NO_GIVEN_NAME: [1, 'HE-3'],
        NO_SEX: [1, 'HE-3'],
        NO_ADDRESS: [1, 'HE-3'],
        NO_POSTCODE: [1, 'HE-3'],
        NO_PARENT: [1, 'HE-3'],
        STALE: [1, 'HE-6'],
        LIKELY_DUPLICATE: [3, 'HE-1', 'HE-4', 'HE-7'],
      },
    });
    expect(await quality('HEALTH', asSteward())).toEqual(told);
  });

  test('counts a hidden service for those who work there', async () => {
    const { records, findings } = await quality('HEALTH', asSteward('sexual-health'));
    expect([records, findings['STALE']]).toEqual([7, [2, 'HE-5', 'HE-6']]);
  });

  test.each([
    ['another agency’s steward', asSteward('records', 'EDUCATION'), 'ROLE_NOT_ALLOWED'],
    ['the agency’s own staff at other work', asking({}, { agency: 'HEALTH', unit: 'records' }), 'PURPOSE_NOT_ALLOWED'],
    ['an asker who may ask nothing', asking({ purpose: null }), 'PURPOSE_MISSING'],
  ])('is not for %s', async (_who, request, reason) => {
    const { codes, reasons } = await quality('HEALTH', request);
    expect([codes, reasons]).toEqual([['FORBIDDEN'], [reason]]);
  });

  test('does not tie an old identity to a new one', async () => {
    const protectedChild = await index.childOf('HEALTH HE-1');
    const set = (value: boolean) =>
      index.run(`update child_index.child set protected_identity = ${value} where id = '${protectedChild}'`);
    await set(true);
    expect((await quality('HEALTH', asManager())).findings['LIKELY_DUPLICATE']).toEqual([0]);
    await set(false);
  });

  test('is asked with as many statements for many records as for few', async () => {
    const count = async () => {
      const before = index.statements();
      await quality('EDUCATION', asManager());
      return index.statements() - before;
    };
    const few = await count();
    const many = Array.from({ length: 30 }, (_none, number) => aRecord(`ED-1${number}`, another(number)));
    await index.register('EDUCATION', many);
    expect(await count()).toBe(few);
  });

  test('is better when a newer version of a record is', async () => {
    const mended = aRecord('HE-2', { ...COMPLETE, ...another(1), identifiers: [nhsNumber('9990001014')] }, THERAPY);
    await index.register('HEALTH', [{ ...mended, version: 2 }]);
    expect((await quality('HEALTH', asManager())).findings['INVALID_IDENTIFIER']).toEqual([0]);
  });
});
