import { afterAll, beforeEach, beforeAll, describe, expect, test } from '@jest/globals';
import { ROLES } from '../../../../schema/contract/actor.ts';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { aRecord } from '../a-record.ts';
import { asking, STRANGER } from '../asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from '../embedded-index.ts';

const DECLARE = `mutation ($id: ID!, $kind: RelationshipKind!, $reason: String!) {
  declareRelationship(childId: $id, kind: $kind, reason: $reason) { id address notices whosInvolved { agency } }
}`;
const SEE = `query ($id: ID!) { child(id: $id) { address notices } }`;
const KIND = 'TEAM_AROUND_THE_CHILD';

let index: EmbeddedIndex;
let tamsin: string;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [aRecord('ED-1')]);
  tamsin = await index.childOf('EDUCATION ED-1');
});
beforeEach(() => index.run('truncate child_index.declared_relationship, child_index.restricted_person'));
afterAll(() => index.close());

const declare = (request = asking({}, STRANGER), change: Record<string, unknown> = {}) =>
  index.ask(DECLARE, request, { id: tamsin, kind: KIND, reason: 'Joined the team on Monday', ...change });
const declared = () => index.tables.count('declared_relationship');

describe('declaring a relationship', () => {
  test('opens what a practitioner who works with the child may see, at once and from then on', async () => {
    const { data, codes } = await declare();
    expect(codes).toEqual([]);
    expect(data?.['declareRelationship']).toEqual({
      id: tamsin,
      address: '3 Imaginary Row\nNowhere',
      notices: [],
      whosInvolved: [{ agency: 'EDUCATION' }],
    });
    const later = await index.ask(SEE, asking({}, STRANGER), { id: tamsin });
    expect(later.data?.['child']).toEqual({ address: '3 Imaginary Row\nNowhere', notices: [] });
  });

  test('opens nothing to a colleague of the same unit', async () => {
    await declare();
    const colleague = await index.ask(SEE, asking({}, { ...STRANGER, id: 'stranger-2' }), { id: tamsin });
    expect(colleague.data?.['child']).toEqual({ address: null, notices: ['NO_RELATIONSHIP'] });
  });

  test('is on the audit trail, under the declarer’s name, before it counts', async () => {
    const request = asking({}, STRANGER);
    await declare(request, { reason: '  Joined the team on Monday ' });
    const change = index.trail.of(request.requestId).find(({ kind }) => kind === 'change');
    expect(change).toMatchObject({
      actor: request.actor,
      childIds: [tamsin],
      content: {
        change: 'declareRelationship',
        before: null,
        after: { childId: tamsin, actorId: 'stranger-1', kind: KIND, reason: 'Joined the team on Monday' },
      },
    });
  });

  test('does not happen when the audit trail cannot be written', async () => {
    index.trail.before = (entries) =>
      entries.some(({ kind }) => kind === 'change')
        ? Promise.reject(new HubError('AUDIT_UNAVAILABLE'))
        : Promise.resolve();
    const { data, codes } = await declare();
    index.trail.before = () => Promise.resolve();
    expect([data, codes]).toEqual([null, ['AUDIT_UNAVAILABLE']]);
    expect(await declared()).toBe(0);
  });

  test.each(['INDEX_MANAGER', 'AUDITOR', 'CHILD', 'PR_HOLDER'] as const)('is not for the role %s', async (role) => {
    const { codes, reasons } = await declare(asking({}, { ...STRANGER, role }));
    expect([codes, reasons]).toEqual([['FORBIDDEN'], ['ROLE_NOT_ALLOWED']]);
    expect(await declared()).toBe(0);
  });

  test('is for every role that works with children', async () => {
    const others = ROLES.filter((role) => !['INDEX_MANAGER', 'AUDITOR', 'CHILD', 'PR_HOLDER'].includes(role));
    for (const role of others) expect((await declare(asking({}, { ...STRANGER, role }))).codes).toEqual([]);
    expect(await declared()).toBe(others.length);
  });

  test('with a child that is hidden from the actor is as with one that is not there', async () => {
    const restrictedPersons = [{ actorId: 'stranger-1', relation: 'RESTRICTED' as const }];
    await index.choose('EDUCATION', 'ED-1', { restrictedPersons });
    const request = asking({}, STRANGER);
    const hidden = await declare(request);
    const unknown = await declare({ ...request }, { id: UNKNOWN_ID });
    expect(hidden.codes).toEqual(['NOT_FOUND']);
    expect(unknown.body).toBe(hidden.body);
    expect(await declared()).toBe(0);
  });

  test.each([
    [{ reason: '' }, ['BAD_REQUEST'], ['VALUE_INVALID']],
    [{ reason: '   ' }, ['BAD_REQUEST'], ['VALUE_INVALID']],
    [{ reason: 'x'.repeat(501) }, ['BAD_REQUEST'], ['VALUE_TOO_LONG']],
    [{ kind: 'FRIEND' }, ['BAD_REQUEST'], ['VALUE_INVALID']],
    [{ id: 'x'.repeat(10_000) }, ['NOT_FOUND'], [undefined]],
    [{ id: '' }, ['NOT_FOUND'], [undefined]],
  ])('is refused for %.40j', async (change, codes, reasons) => {
    const answer = await declare(undefined, change);
    expect([answer.codes, answer.reasons]).toEqual([codes, reasons]);
    expect(await declared()).toBe(0);
  });

  test('is refused without a purpose', async () => {
    const { codes, reasons } = await declare(asking({ purpose: null }, STRANGER));
    expect([codes, reasons]).toEqual([['FORBIDDEN'], ['PURPOSE_MISSING']]);
  });
});
