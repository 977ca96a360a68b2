import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { askOffers } from '../gateway/harness.ts';
import { startFaultBench, type FaultBench } from './fault-bench.ts';
import { askedOf, expectPartial, expectRecorded, expectRecovery, sellersOf } from './invariants.ts';
import { answer, type Script } from './scripted-subgraph.ts';

let bench: FaultBench;
beforeAll(async () => (bench = await startFaultBench()));
afterAll(() => bench.close());
beforeEach(() => {
  bench.subgraph.requests.length = 0;
  bench.trail.entries.length = 0;
  bench.logged.length = 0;
});
afterEach(async () => {
  bench.subgraph.always = null;
  bench.subgraph.next.length = 0;
  await expectRecovery(bench);
});

const says =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Script =>
  (response) =>
    answer(response, status, typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body), headers);
const entities = (...entity: readonly unknown[]) => ({ data: { _entities: entity } });
const coded = (code: string, data: unknown = null) => ({ data, errors: [{ message: 'secret', extensions: { code } }] });
const alarms = () => bench.logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'alarm');

describe('S01 a status', () => {
  test.each([502, 503, 504])('%d is tried once more', async (status) => {
    bench.subgraph.next.push(says(status, '<html>bad gateway</html>', { 'content-type': 'text/html' }));
    const whole = await askOffers(bench);
    expect(sellersOf(whole)).toEqual(['Books', null, 'Music', 'Books']);
    expect(askedOf(bench, whole)).toMatchObject({ attempts: 2 });
  });

  test('500 is not', async () => {
    bench.subgraph.next.push(says(500, ''));
    expectPartial(bench, await askOffers(bench), 'UNREADABLE');
    expect(bench.subgraph.requests).toHaveLength(1);
  });

  test.each([429, 503])('%d with Retry-After is heeded, and no request sleeps for it', async (status) => {
    bench.subgraph.always = says(status, '', { 'retry-after': '1' });
    expectPartial(bench, await askOffers(bench), 'UNREADABLE');
    expectPartial(bench, await askOffers(bench), 'SHED');
    expect(bench.subgraph.requests).toHaveLength(1);
  });
});

test.each([
  ['INTERNAL', 'SUBGRAPH_UNAVAILABLE'],
  ['NOT_FOUND', 'NOT_FOUND'],
])('S02 errors of its own under 200: %s becomes %s', async (code, told) => {
  bench.subgraph.next.push(says(200, coded(code, { _entities: [null] })));
  const partial = await askOffers(bench);
  expect(partial.body.errors!.map(({ extensions }) => extensions['code'])).toEqual([told]);
  expect(partial.text).not.toContain('secret');
  expect(askedOf(bench, partial)).toMatchObject({ status: 'ANSWERED_WITH_ERRORS' });
  expectRecorded(bench, partial);
});

const honestly = '{"data":{"_entities":[{"seller":{"name":"Music"},"tracks":3}]}}';
const deep = `{"data":{"_entities":[{"seller":{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}}]}}`;
const GARBAGE: readonly [string, Script][] = [
  ['HTML', says(200, '<html></html>', { 'content-type': 'text/html' })],
  ['JSON that says it is HTML', says(200, honestly, { 'content-type': 'text/html' })],
  ['nothing', says(200, '')],
  ['half of JSON', says(200, honestly.slice(0, -9))],
  ['a number that is none', says(200, '{"data":{"_entities":[{"seller":{"name":NaN}}]}}')],
  ['a byte order mark', says(200, `\ufeff${honestly}`)],
  ['half a character', says(200, Buffer.from(honestly.replace('Music', 'M\u00e9'), 'latin1'))],
  ['something compressed', says(200, gzipSync(honestly), { 'content-encoding': 'gzip' })],
  ['a bomb of gzip', says(200, gzipSync(Buffer.alloc(20_000_000)), { 'content-encoding': 'gzip' })],
  ['five megabytes', says(200, `${honestly}${' '.repeat(5_000_000)}`)],
  [
    'more than it says it will',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => void (response.destroyed || response.write('x'.repeat(65_536), more));
      more();
    },
  ],
];
describe('S03 garbage', () => {
  test.each(GARBAGE)('%s', async (_, script) => {
    bench.subgraph.next.push(script);
    expectPartial(bench, await askOffers(bench), 'UNREADABLE');
    expect(bench.subgraph.requests).toHaveLength(1);
  });

  test('a hundred thousand levels where a text should be: null there, and the rest is answered', async () => {
    bench.subgraph.next.push(says(200, deep));
    const partial = await askOffers(bench);
    expect(partial.status).toBe(200);
    expect(sellersOf(partial)).toEqual(['Books', null, null, 'Books']);
    expectRecorded(bench, partial);
  });

  test('again and again opens the breaker', async () => {
    bench.subgraph.always = says(200, '<html></html>');
    const asked: string[] = [];
    for (let round = 0; round < 24; round += 1) asked.push(askedOf(bench, await askOffers(bench))?.status ?? 'NOTHING');
    expect([asked[0], asked.at(-1)]).toEqual(['UNREADABLE', 'SHED']);
    expect(new Set(asked).size).toBe(2);
  });
});

describe('S04 an answer of another shape', () => {
  test.each([
    ['no entity', entities()],
    ['one too many', entities({ seller: { name: 'Music' } }, { seller: { name: 'Other' } })],
    ['an entity of another type', entities({ __typename: 'BookOffer', seller: { name: 'Books' } })],
    ['another entity', entities({ __typename: 'MusicOffer', id: 'other', seller: { name: 'Other' } })],
  ])('with %s is not believed, and somebody is called', async (_, body) => {
    bench.subgraph.next.push(says(200, body));
    expectPartial(bench, await askOffers(bench), 'UNREADABLE');
    expect(alarms()).toMatchObject([{ subgraph: 'health', alarm: 'INTEGRITY' }]);
  });
});

describe('S10 a subgraph that does not take our signature', () => {
  test('is not asked again, somebody is called, and the client is not told of signatures', async () => {
    bench.subgraph.next.push(says(401, coded('UNAUTHENTICATED')));
    const partial = await askOffers(bench);
    expectPartial(bench, partial, 'ANSWERED_WITH_ERRORS');
    expect(partial.text).not.toMatch(/token|signature/i);
    expect(bench.subgraph.requests).toHaveLength(1);
    expect(alarms()).toMatchObject([{ subgraph: 'health', alarm: 'SIGNATURE' }]);
  });
});

test('S11 a second answer to one request is not taken for the answer to the next', async () => {
  bench.subgraph.next.push((response, honest) => {
    const late = honest.replace('Music', 'Twice');
    const one = (body: string) =>
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    response.socket?.write(one(honest) + one(late));
  });
  for (const answered of [await askOffers(bench), await askOffers(bench), await askOffers(bench)])
    expect(answered.text).not.toContain('Twice');
});
