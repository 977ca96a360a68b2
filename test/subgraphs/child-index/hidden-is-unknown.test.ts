import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { aRecord, nhsNumber, upn } from './a-record.ts';
import { asking, SOCIAL_WORKER } from './asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from './embedded-index.ts';

/** What there is to ask for about a child, all of it. */
const ALL = `id givenName familyName dateOfBirth expectedDateOfDelivery sex address postcode
  otherNames { familyName } identifiers { value } parentsAndCarers { name } notices broker { name telephone }
  whosInvolved { __typename id agency withheldDetails }`;

let index: EmbeddedIndex;
const ids: Record<string, string> = {};
beforeAll(async () => {
  index = await startEmbeddedIndex();
  const home = (number: number) => ({ address: `${number} Imaginary Row`, postcode: `ZZ${number} ${number}ZZ` });
  await index.register('EDUCATION', [
    aRecord('restricted', {
      givenName: 'Restricted',
      ...home(1),
      identifiers: [nhsNumber('9990001006'), upn('J931412525001')],
    }),
    aRecord('family', { givenName: 'Family', ...home(2), identifiers: [nhsNumber('9990001014')] }),
    aRecord('archived', { givenName: 'Archived', ...home(3), identifiers: [nhsNumber('9990001022')] }),
    aRecord('plain', { givenName: 'Plain', ...home(4), identifiers: [nhsNumber('9990001030')] }),
  ]);
  for (const name of ['restricted', 'family', 'archived', 'plain'])
    ids[name] = await index.childOf(`EDUCATION ${name}`);
  const hide = (name: string, relation: 'RESTRICTED' | 'FAMILY') =>
    index.choose('EDUCATION', name, { restrictedPersons: [{ actorId: 'teacher-1', relation }] });
  await hide('restricted', 'RESTRICTED');
  await hide('family', 'FAMILY');
  await index.run(`update child_index.child set archived_at = now() where id = '${ids['archived']}'`);
});
afterAll(() => index.close());

interface Hidden {
  readonly who: string;
  readonly child: string;
  readonly name: string;
  readonly number: string;
  readonly postcode: string;
  readonly request: RequestContext;
}
const HIDDEN: readonly Hidden[] = [
  hidden('a restricted person', 'restricted', '9990001006', asking()),
  hidden(
    'a restricted person in an emergency',
    'restricted',
    '9990001006',
    asking({ purpose: 'EMERGENCY', override: 'at once' }),
  ),
  hidden(
    'a restricted person who suspects harm',
    'restricted',
    '9990001006',
    asking({ purpose: 'SAFEGUARD_S47', reasonableCause: 'bruising' }, { ...SOCIAL_WORKER, id: 'teacher-1' }),
  ),
  hidden('a relative', 'family', '9990001014', asking()),
  hidden('anyone, of an archived child', 'archived', '9990001022', asking()),
  hidden(
    'an auditor',
    'plain',
    '9990001030',
    asking({ purpose: 'AUDIT' }, { role: 'AUDITOR', agency: 'HUB', unit: 'audit' }),
  ),
];

function hidden(who: string, child: string, number: string, request: RequestContext): Hidden {
  const name = `${child.slice(0, 1).toUpperCase()}${child.slice(1)}`;
  const place = ['restricted', 'family', 'archived', 'plain'].indexOf(child) + 1;
  return { who, child, name, number, postcode: `ZZ${place} ${place}ZZ`, request };
}

describe.each(HIDDEN)('for $who', ({ child, name, number, postcode, request }) => {
  /** The same request with two sets of variables: the answers have to be the same, byte for byte. */
  const same = async (query: string, there: Record<string, unknown>, nowhere: Record<string, unknown>) => {
    const hiddenAnswer = await index.ask(query, request, there);
    const unknownAnswer = await index.ask(query, request, nowhere);
    expect(unknownAnswer.body).toBe(hiddenAnswer.body);
    expect(unknownAnswer.status).toBe(hiddenAnswer.status);
    return hiddenAnswer;
  };

  test('the child is as one that is not there, asked for by its id', async () => {
    const id = ids[child];
    const query = `query ($id: ID!) { child(id: $id) { ${ALL} } }`;
    expect((await same(query, { id }, { id: UNKNOWN_ID })).codes).toEqual(['NOT_FOUND']);
    await same('query ($id: ID!) { child(id: $id) { id } }', { id }, { id: UNKNOWN_ID });
    await same('query ($id: ID!) { child(id: $id) { notices } }', { id }, { id: UNKNOWN_ID });
    await same('query ($id: ID!) { child(id: $id) { broker { name } } }', { id }, { id: UNKNOWN_ID });
  });

  test('the child is as one that is not there, among others', async () => {
    const query = 'query ($id: ID!, $no: ID!) { a: child(id: $id) { id } b: child(id: $no) { id } }';
    const there = await index.ask(query, request, { id: ids[child], no: UNKNOWN_ID });
    expect([there.data, there.codes]).toEqual([{ a: null, b: null }, ['NOT_FOUND', 'NOT_FOUND']]);
  });

  test('the child is as one that is not there, asked for by its number', async () => {
    const query = `query ($value: String!) { childByIdentifier(type: NHS_NUMBER, value: $value) { ${ALL} } }`;
    expect((await same(query, { value: number }, { value: '9990001073' })).codes).toEqual(['NOT_FOUND']);
  });

  test('the child is as one that is not there, searched for', async () => {
    const query = `query ($given: String, $postcode: String) {
      findChildren(familyName: "Brackenbury", givenName: $given, postcode: $postcode) { id givenName } }`;
    const byName = await same(query, { given: name }, { given: 'Nobody' });
    expect(byName.data).toEqual({ findChildren: [] });
    await same(query, { postcode }, { postcode: 'ZZ9 9ZZ' });
  });

  test('the child is as one that is not there, when a relationship is declared', async () => {
    const query = `mutation ($id: ID!) { declareRelationship(childId: $id, kind: MASH, reason: "x") { ${ALL} } }`;
    await same(query, { id: ids[child] }, { id: UNKNOWN_ID });
    expect(await index.tables.count('declared_relationship')).toBe(0);
  });

  test('the child is in no caseload', async () => {
    const { body, codes } = await index.ask(`{ caseload { edges { cursor node { ${ALL} } } } }`, request);
    expect(codes).toEqual([]);
    expect(body).not.toContain(name);
    expect(body).not.toContain(ids[child]);
  });

  test('the look is on the trail all the same, with the rule that hid it', async () => {
    const fresh = { ...request, requestId: crypto.randomUUID() };
    await index.ask(`{ child(id: "${ids[child]}") { id } }`, fresh);
    const [entry] = index.trail.of(fresh.requestId);
    expect(entry?.childIds).toEqual([ids[child]]);
    const decisions = entry?.content['decisions'] as { effect: string }[];
    expect(new Set(decisions.map(({ effect }) => effect))).toEqual(new Set(['HIDE']));
  });
});

describe('a child that is hidden from one', () => {
  test('is there for a colleague', async () => {
    const { data, codes } = await index.ask(
      `{ child(id: "${ids['restricted']}") { givenName } }`,
      asking({}, { id: 'teacher-2' }),
    );
    expect([data, codes]).toEqual([{ child: { givenName: 'Restricted' } }, []]);
  });

  test('does not shorten a search that others answer', async () => {
    const search = '{ findChildren(familyName: "Brackenbury", dateOfBirth: "2014-05-17") { givenName } }';
    const { data } = await index.ask(search);
    expect(data).toEqual({ findChildren: [{ givenName: 'Plain' }] });
  });
});
