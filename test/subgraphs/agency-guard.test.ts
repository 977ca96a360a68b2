import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { CUSTODIANS } from '../../schema/contract/agency.ts';
import { newKeyRing, type KeyRing } from '../../schema/contract/key-ring.ts';
import type { SharingStatement } from '../../schema/contract/sharing-statement.ts';
import { openTestStore } from '../open-test-store.ts';
import { AGENCIES_UNDER_TEST } from './agencies-under-test.ts';
import type { AgencyHarness } from './agency-harness.ts';

/** Fields that every agency has. */
const COMMON = 'id asOf service { name } practitioners { name } since until';

const current = newKeyRing('current')[0];
const next = newKeyRing('next')[0];
/** In the middle of a rotation: both keys are valid. */
const ROTATING: KeyRing = [next, current];

let pglite: PGlite;
beforeAll(async () => {
  pglite = await openTestStore();
});
afterAll(() => pglite.close());

describe.each(AGENCIES_UNDER_TEST)('$name', ({ records, registrations, start }) => {
  const [mine, other] = registrations.map(({ recordId, category }) => ({ recordId, category }));
  if (mine === undefined || other === undefined) throw new Error('the demo population has too few records');
  let hub: AgencyHarness;
  let genuine: SharingStatement;

  beforeAll(async () => {
    hub = await start(pglite, ROTATING);
    const { rejected } = await hub.load('records', records);
    expect(rejected).toEqual([]);
  });
  beforeEach(() => {
    hub.security.length = 0;
    genuine = hub.statement('involvement-1', [mine.recordId], mine.category, [mine.category]);
  });
  afterAll(() => hub.close());

  const present = (statement: string | null | undefined, id = 'involvement-1') =>
    hub.ask([statement === undefined ? { id } : { id, statement }], COMMON);

  const expectRefused = (answer: Awaited<ReturnType<typeof present>>, fault: string) => {
    expect(answer.entities).toEqual([null]);
    expect(answer.codes).toEqual(['FORBIDDEN']);
    expect(answer.body).not.toContain(fault);
    expect(hub.security).toEqual([{ fault, requestId: hub.context.requestId }]);
  };

  test('tells what a genuine statement releases', async () => {
    const answer = await present(hub.seal(genuine));
    expect(answer.codes).toEqual([]);
    expect(answer.entities).toEqual([
      expect.objectContaining({ id: 'involvement-1', asOf: expect.any(String), service: { name: expect.any(String) } }),
    ]);
    expect(hub.security).toEqual([]);
  });

  test('tells nothing of a category that the statement does not release', async () => {
    const silent = { ...genuine, released: [{ category: 'IDX_IDENTITY' as const, fields: null }] };
    const answer = await present(hub.seal(silent));
    expect(answer.codes).toEqual([]);
    expect(answer.entities).toEqual([
      { id: 'involvement-1', asOf: null, service: null, practitioners: null, since: null, until: null },
    ]);
  });

  test('tells only the named fields of a category that is released in part', async () => {
    const reduced = { ...genuine, released: [{ category: mine.category, fields: ['asOf'] }] };
    const [told] = (await present(hub.seal(reduced))).entities ?? [];
    expect(told).toEqual({
      id: 'involvement-1',
      asOf: expect.any(String),
      service: null,
      practitioners: null,
      since: null,
      until: null,
    });
  });

  test('refuses when there is no statement', async () => {
    expectRefused(await present(undefined), 'STATEMENT_NOT_GENUINE');
  });

  test('refuses a statement that is null', async () => {
    expectRefused(await present(null), 'STATEMENT_NOT_GENUINE');
  });

  test('refuses a forged statement, sealed with another secret under the name of a real key', async () => {
    const forged = hub.seal(genuine, newKeyRing(current.id));
    expectRefused(await present(forged), 'STATEMENT_NOT_GENUINE');
  });

  test('refuses a statement sealed with a key that it does not hold', async () => {
    expectRefused(await present(hub.seal(genuine, newKeyRing('retired'))), 'STATEMENT_NOT_GENUINE');
  });

  test.each([1, 16, 40])('refuses a seal that lost its last %d characters', async (lost) => {
    expectRefused(await present(hub.seal(genuine).slice(0, -lost)), 'STATEMENT_NOT_GENUINE');
  });

  test('refuses a seal with one character changed', async () => {
    const sealed = hub.seal(genuine);
    const middle = Math.floor(sealed.length / 2);
    const changed = `${sealed.slice(0, middle)}${sealed[middle] === 'A' ? 'B' : 'A'}${sealed.slice(middle + 1)}`;
    expectRefused(await present(changed), 'STATEMENT_NOT_GENUINE');
  });

  test('refuses a statement meant for another agency', async () => {
    const custodian = CUSTODIANS.find((candidate) => candidate !== genuine.custodian);
    if (custodian === undefined) throw new Error('there is only one agency');
    expectRefused(await present(hub.seal({ ...genuine, custodian })), 'STATEMENT_NOT_GENUINE');
  });

  test('refuses a statement made for another actor', async () => {
    expectRefused(await present(hub.seal({ ...genuine, actorId: 'someone-else' })), 'STATEMENT_FOR_OTHER_ACTOR');
  });

  test('refuses a statement made for another request', async () => {
    expectRefused(await present(hub.seal({ ...genuine, requestId: randomUUID() })), 'STATEMENT_FOR_OTHER_REQUEST');
  });

  test('refuses a statement made for another purpose', async () => {
    expectRefused(await present(hub.seal({ ...genuine, purpose: 'SAFEGUARD_S47' })), 'STATEMENT_FOR_OTHER_PURPOSE');
  });

  test('refuses the statement of one involvement for another', async () => {
    const answer = await present(hub.seal(genuine), 'involvement-2');
    expectRefused(answer, 'STATEMENT_FOR_OTHER_RECORD');
  });

  test('refuses a statement that has expired', async () => {
    expectRefused(await present(hub.seal({ ...genuine, expiresAt: Date.now() - 1 })), 'STATEMENT_EXPIRED');
  });

  test('takes statements sealed with either key while keys are changed', async () => {
    for (const key of [current, next]) {
      const answer = await present(hub.seal(genuine, [key]));
      expect(answer.codes).toEqual([]);
      expect(answer.entities?.[0]).toMatchObject({ asOf: expect.any(String) });
    }
  });

  test('answers the genuine ones of a batch and refuses the others', async () => {
    const second = hub.statement('involvement-2', [other.recordId], other.category, [other.category]);
    const answer = await hub.ask(
      [
        { id: 'involvement-1', statement: hub.seal(genuine) },
        { id: 'involvement-3', statement: hub.seal(genuine) },
        { id: 'involvement-2', statement: hub.seal(second) },
      ],
      COMMON,
    );
    expect(answer.entities).toEqual([
      expect.objectContaining({ id: 'involvement-1', asOf: expect.any(String) }),
      null,
      expect.objectContaining({ id: 'involvement-2', asOf: expect.any(String) }),
    ]);
    expect(answer.codes).toEqual(['FORBIDDEN']);
    expect(hub.security.map(({ fault }) => fault)).toEqual(['STATEMENT_FOR_OTHER_RECORD']);
  });

  test('says that a record is not there when the statement names one that it does not have', async () => {
    const gone = { ...genuine, recordIds: ['no-such-record'] };
    const answer = await present(hub.seal(gone));
    expect(answer.entities).toEqual([null]);
    expect(answer.codes).toEqual(['NOT_FOUND']);
  });

  test('needs the same number of queries for one involvement as for many', async () => {
    const queriesFor = async (some: typeof registrations) => {
      const asked = some.map(({ recordId, category }, position) => {
        const id = `involvement-${position}`;
        return {
          id,
          statement: hub.seal(hub.statement(id, [recordId], category, [category, 'CASE_DETAIL', 'STATUS'])),
        };
      });
      const before = hub.queryCount();
      const answer = await hub.ask(asked, COMMON);
      expect(answer.codes).toEqual([]);
      expect(answer.entities).toHaveLength(some.length);
      return hub.queryCount() - before;
    };
    const one = await queriesFor(registrations.slice(0, 1));
    expect(one).toBeGreaterThan(0);
    expect(await queriesFor(registrations)).toBe(one);
  });
});
