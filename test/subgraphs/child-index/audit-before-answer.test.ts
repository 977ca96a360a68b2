import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { aRecord, nhsNumber } from './a-record.ts';
import { asking } from './asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from './embedded-index.ts';

let index: EmbeddedIndex;
let tamsin: string;
let tobias: string;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [
    aRecord('ED-1', { identifiers: [nhsNumber('9990001006')] }),
    aRecord('ED-2', { givenName: 'Tobias' }),
  ]);
  tamsin = await index.childOf('EDUCATION ED-1');
  tobias = await index.childOf('EDUCATION ED-2');
});
afterEach(() => {
  index.trail.before = () => Promise.resolve();
});
afterAll(() => index.close());

/** Every way to something about a child; `ID` stands for the child's id. */
const WAYS: readonly (readonly [name: string, operation: string, entries: readonly string[]])[] = [
  ['child', '{ child(id: "ID") { id givenName } }', ['decision']],
  ['child, its id alone', '{ child(id: "ID") { id } }', ['decision']],
  ['child, notices and broker alone', '{ child(id: "ID") { notices broker { name } } }', ['decision']],
  ['child, address', '{ child(id: "ID") { address identifiers { value } } }', ['decision']],
  ['whosInvolved', '{ child(id: "ID") { whosInvolved { id agency } } }', ['decision', 'decision']],
  ['whosInvolved, skipped', '{ child(id: "ID") { id whosInvolved @skip(if: true) { id } } }', ['decision', 'decision']],
  [
    'whosInvolved in a fragment',
    'fragment F on Child { whosInvolved { id } } { child(id: "ID") { ...F } }',
    ['decision', 'decision'],
  ],
  ['childByIdentifier', '{ childByIdentifier(type: NHS_NUMBER, value: "9990001006") { id } }', ['decision']],
  ['findChildren', '{ findChildren(familyName: "Brackenbury", givenName: "Tamsin") { id } }', ['decision', 'search']],
  ['caseload', '{ caseload { edges { node { id } } } }', ['decision', 'decision']],
  ['caseload, its end alone', '{ caseload { pageInfo { hasNextPage } } }', ['decision', 'decision']],
  [
    'declareRelationship',
    'mutation { declareRelationship(childId: "ID", kind: MASH, reason: "Strategy meeting") { id } }',
    ['decision', 'change'],
  ],
];
const operationOf = (operation: string) => operation.replace('ID', tamsin);

describe.each(WAYS)('%s', (_name, operation, kinds) => {
  test('is answered when its entries are durable, and not before', async () => {
    let release: () => void = () => undefined;
    let writing: () => void = () => undefined;
    const started = new Promise<void>((resolve) => (writing = resolve));
    const durable = new Promise<void>((resolve) => (release = resolve));
    index.trail.before = () => {
      writing();
      return durable;
    };
    const request = asking();
    let answered = false;
    const answer = index.ask(operationOf(operation), request).then((result) => {
      answered = true;
      return result;
    });
    await started;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(answered).toBe(false);
    release();
    expect((await answer).codes).toEqual([]);
    expect(index.trail.of(request.requestId).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('says nothing but AUDIT_UNAVAILABLE while the trail is away, and answers once it is back', async () => {
    index.trail.before = () => Promise.reject(new HubError('AUDIT_UNAVAILABLE'));
    const request = asking();
    const refused = await index.ask(operationOf(operation), request);
    expect(new Set(refused.codes)).toEqual(new Set(['AUDIT_UNAVAILABLE']));
    expect(refused.body).not.toMatch(/Tamsin|Brackenbury|Imaginary|9990001006/);
    expect(Object.values(refused.data ?? {}).every((value) => value === null)).toBe(true);
    expect(index.trail.of(request.requestId)).toEqual([]);

    index.trail.before = () => Promise.resolve();
    expect((await index.ask(operationOf(operation))).codes).toEqual([]);
  });
});

describe('a trail that fails', () => {
  test('with something of its own is AUDIT_UNAVAILABLE or INTERNAL, and tells nothing of it', async () => {
    index.trail.before = () => Promise.reject(new Error('connect ECONNREFUSED 10.1.2.3:5432'));
    const { codes, data, body } = await index.ask(operationOf('{ child(id: "ID") { givenName } }'));
    expect(['AUDIT_UNAVAILABLE', 'INTERNAL']).toContain(codes[0]);
    expect(data).toEqual({ child: null });
    expect(body).not.toMatch(/ECONNREFUSED|10\.1\.2\.3|Tamsin/);
  });

  test('for one of several children gives out none of that child', async () => {
    index.trail.before = (entries) =>
      entries.some(({ childIds }) => childIds.includes(tobias))
        ? Promise.reject(new HubError('AUDIT_UNAVAILABLE'))
        : Promise.resolve();
    const request = asking();
    const { data, codes, body } = await index.ask(
      `{ a: child(id: "${tamsin}") { givenName whosInvolved { id } } b: child(id: "${tobias}") { givenName whosInvolved { id } } }`,
      request,
    );
    expect(data?.['b']).toBeNull();
    expect(codes).toContain('AUDIT_UNAVAILABLE');
    expect(body).not.toContain('Tobias');
    // Whoever is told of the other is told of a decision that is on the trail.
    const onTrail = index.trail.of(request.requestId).some(({ childIds }) => childIds.includes(tamsin));
    expect(data?.['a'] === null || onTrail).toBe(true);
  });

  test('when who is involved is decided gives out no involvement', async () => {
    index.trail.before = (entries) =>
      entries.some(({ content }) => JSON.stringify(content).includes('INV_UNIVERSAL'))
        ? Promise.reject(new HubError('AUDIT_UNAVAILABLE'))
        : Promise.resolve();
    const { body, codes } = await index.ask(operationOf('{ child(id: "ID") { id whosInvolved { id agency } } }'));
    expect(codes).toContain('AUDIT_UNAVAILABLE');
    expect(body).not.toContain('EDUCATION');
  });
});

describe('what is asked in vain', () => {
  test('is on the trail as well: a child that is not there, and a refusal', async () => {
    const unknown = asking();
    await index.ask(`{ child(id: "${UNKNOWN_ID}") { id } }`, unknown);
    expect(index.trail.of(unknown.requestId)).toMatchObject([{ kind: 'decision', childIds: [UNKNOWN_ID] }]);

    const refused = asking({ purpose: null });
    await index.ask(operationOf('{ child(id: "ID") { id } }'), refused);
    const [entry] = index.trail.of(refused.requestId);
    expect(entry?.content['decisions']).toContainEqual(expect.objectContaining({ rule: 'ACC-2', effect: 'REFUSE' }));
  });
});
