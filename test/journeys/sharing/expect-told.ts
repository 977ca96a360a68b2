import { expect } from '@jest/globals';
import type { Effect } from '../../../subgraphs/child-index/sharing/policy/effect.ts';
import { HOW_TO_ASK } from '../../../subgraphs/child-index/involvement/how-to-ask.ts';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { DemoChild, DemoRecord } from '../../../subgraphs/kernel/demo-person.ts';
import { clientErrorOf, involvementsIn, type Answer, type Told } from '../answer.ts';
import { BROKER } from '../hub-parts.ts';
import { recordsOf } from '../told-as.ts';

/** A field of each agency’s type that is content, and the field that is a child’s status. */
const DETAIL: Readonly<Record<string, string>> = {
  'CASE_DETAIL EDUCATION': 'senProvision',
  'CASE_DETAIL HEALTH': 'careEpisode',
  'STATUS SOCIAL_CARE': 'status',
};

/** Checks that an answer has of one item what its effect lets it have, and nothing more. */
export function expectTold(answer: Answer, child: DemoChild, decided: string): void {
  const [category = '', agency = '', unit = '', , effect] = decided.split(' ');
  if (category.startsWith('ID')) {
    expectIdentityTold(answer, child, category, effect as Effect);
    return;
  }
  expect(answer.errors).toEqual([]);
  const record = recordOf(child, unit);
  const kind = `${category} ${agency}`;
  if (kind in DETAIL) expectDetailTold(answer, record, category, DETAIL[kind]!, effect as Effect);
  else expectInvolvementTold(answer, record, agency as Custodian, effect as Effect);
}

function expectIdentityTold(answer: Answer, { truth }: DemoChild, category: string, effect: Effect): void {
  if (category === 'IDX_IDENTITY' && effect === 'HIDE') {
    expect(answer.errors).toEqual([clientErrorOf('NOT_FOUND', ['child'])]);
    expect(answer.data).toEqual({ child: null });
    return;
  }
  expect(answer.errors).toEqual([]);
  const { givenName, dateOfBirth, address, postcode } = truth;
  const expected: Record<string, object> = {
    'IDX_IDENTITY RELEASE_REDUCED': { givenName, dateOfBirth, sex: null, otherNames: null, whosInvolved: [] },
    'IDX_LOCATION RELEASE': { givenName, address, postcode },
    'IDENTITY_LINK HIDE': { givenName, address, otherNames: [] },
  };
  expect(expected).toHaveProperty([`${category} ${effect}`]);
  expect(answer.data.child).toMatchObject(expected[`${category} ${effect}`]!);
}

function expectInvolvementTold(answer: Answer, record: DemoRecord, agency: Custodian, effect: Effect): void {
  const { category, service, practitioners, since, until } = record;
  const named = entryOf(answer, record);
  if (effect === 'RELEASE') {
    expect(named).toMatchObject({ agency, service, practitioners, since, until });
    return;
  }
  expect(answer.text).not.toContain(service.name);
  const nothing = { asOf: null, service: null, practitioners: null, since: null, until: null };
  const stubs = involvementsIn(answer).filter((one) => one['service'] === null);
  const expected: Partial<Record<Effect, object>> = {
    RELEASE_REDUCED: { agency, noticeKind: 'DOMESTIC_ABUSE', noticeDate: since, riskGrade: null, service: null },
    WITHHOLD: { ...nothing, agency, category, howToAsk: HOW_TO_ASK[agency] },
    MASK: { ...nothing, agency: 'UNSPECIFIED', withheldDetails: [], broker: BROKER },
  };
  if (effect !== 'HIDE') {
    expect(stubs).toContainEqual(expect.objectContaining(expected[effect]!));
    return;
  }
  expect(stubs.filter((one) => one.agency === agency && one['category'] === category)).toEqual([]);
  expect(stubs.filter((one) => one.agency === 'UNSPECIFIED')).toEqual([]);
}

function expectDetailTold(answer: Answer, record: DemoRecord, category: string, field: string, effect: Effect): void {
  const entry = entryOf(answer, record) ?? withStatus(answer);
  expect(entry).toBeDefined();
  expect(entry?.[field] === null).toBe(effect !== 'RELEASE');
  expect((entry?.['withheldDetails'] as string[]).includes(category)).toBe(effect === 'WITHHOLD');
}

/** The entry in which a service is named. */
function entryOf(answer: Answer, { service }: DemoRecord): Told | undefined {
  return involvementsIn(answer).find((one) => (one['service'] as { name: string } | null)?.name === service.name);
}

/** An entry that tells a status and no service. */
function withStatus(answer: Answer): Told | undefined {
  return involvementsIn(answer).find((one) => one.__typename === 'SocialCareInvolvement');
}

function recordOf(child: DemoChild, unit: string): DemoRecord {
  const record = recordsOf(child).find((candidate) => candidate.unit === unit);
  if (record === undefined) throw new Error(`${child.key} has no record of ${unit}`);
  return record;
}
