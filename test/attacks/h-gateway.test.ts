import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AuditEntry } from '../../schema/contract/audit-entry.ts';
import {
  ask,
  askOffers,
  codesOf,
  expectAlive,
  expectRefused,
  mintToken,
  OFFERS,
  startBench,
  type Bench,
} from '../gateway/harness.ts';

const MARKUP = '<script>alert(1)</script>';
/** Right-to-left override, isolate, escape of a terminal, line separator. */
const CONTROLS = ['\u202e', '\u2066', '\u001b[2K', '\u2028', '\r\n{"level":50}'];

let bench: Bench;
beforeEach(async () => (bench = await startBench()));
afterEach(() => bench.close());

const bearer = async (claims: Record<string, unknown>) => ({ authorization: `Bearer ${await mintToken(claims)}` });

test('H03 markup comes back as text of JSON, which no browser takes for a page', async () => {
  const given = { query: OFFERS, variables: { id: MARKUP } };
  for (const answer of [
    await ask(bench, given),
    await ask(bench, { query: MARKUP }),
    await ask(bench, MARKUP, {}, '/'),
  ]) {
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  }
  expect(bench.trail.entries[0]!.content['variables']).toEqual({ id: MARKUP });
});

describe('H04 what would forge a line of a log', () => {
  test.each(CONTROLS.filter((text) => !/\p{Cc}/u.test(text)))('is refused in a reason: %j', async (text) => {
    const headers = { 'access-reason': Buffer.from(`why${text}so`).toString('latin1') };
    await expectRefused(bench, await askOffers(bench, { headers }), 'BAD_REQUEST', 'HEADER_TOO_LONG');
    expect(JSON.stringify(bench.trail.entries)).not.toContain('why');
  });

  test.each(CONTROLS)('is one line of the log, and text of an entry, where a client may send it: %j', async (text) => {
    const variables = { id: `1${text}` };
    await ask(bench, { query: OFFERS, operationName: 'Offers', variables }, { headers: { 'user-agent': 'x' } });
    await ask(bench, { query: OFFERS, operationName: `Offers${text}`, variables });
    expect(bench.trail.entries[0]!.content['variables']).toEqual(variables);
    for (const line of bench.logged) {
      expect(line.trimEnd()).toMatch(/^[^\p{Cc}\p{Cf}\u2028\u2029]+$/u);
      expect(() => JSON.parse(line) as unknown).not.toThrow();
      expect(line).not.toContain(JSON.stringify(text).slice(1, -1));
    }
  });
});

describe('H07 a flood of refusals', () => {
  test('of one source leaves as many entries as its quota has, then a number; others have theirs', async () => {
    const nonsense = { headers: { authorization: 'Bearer nonsense' } };
    for (let round = 0; round < 10; round++)
      await Promise.all(Array.from({ length: 40 }, () => ask(bench, { query: '{ x }' }, nonsense)));
    await ask(bench, { query: '{ nonsense }' }, { headers: await bearer({ sub: 'clumsy' }) });
    const refused = () => bench.trail.entries.filter(({ content }) => content['code'] === 'UNAUTHENTICATED');
    expect(refused()).toHaveLength(120);
    expect(refused().filter(({ content }) => content['furtherOnesAreCounted'] === true)).toHaveLength(1);
    expect(bench.trail.entries.at(-1)).toMatchObject({ kind: 'reject', actor: { id: 'clumsy' } });
    await expectAlive(bench);
    await bench.gateway.close();
    expect(bench.trail.entries.at(-1)).toMatchObject({
      kind: 'security',
      source: 'gateway',
      content: {
        refusalsLeftOut: {
          total: 280,
          byCode: { UNAUTHENTICATED: 280 },
          sources: [{ source: 'address 127.0.0.1', refused: 280 }],
        },
      },
    });
    bench = await startBench();
  });

  test('beyond the quota waits for nothing: the trail may hang, and each is answered', async () => {
    let hangs = false;
    const flooded = await startBench({
      trail: { append: () => (hangs ? new Promise(() => undefined) : Promise.resolve()) },
    });
    const nonsense = { headers: { authorization: 'Bearer nonsense' } };
    await Promise.all(Array.from({ length: 120 }, () => ask(flooded, { query: '{ x }' }, nonsense)));
    hangs = true;
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(flooded, { query: '{ x }' }, nonsense)));
    expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(['UNAUTHENTICATED']));
    hangs = false;
    await flooded.close();
  });
});

/** What the trail does with an entry: stores it soon or late, fails, or stores it and fails to say so. */
const fates = fc.array(fc.constantFrom('SOON', 'LATE', 'FAILS', 'UNHEARD'), { minLength: 1, maxLength: 8 });
/** Milliseconds after which a client hangs up; null for one that waits. */
const clients = fc.array(fc.option(fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 8 });

test('H16 an answer with data has its record before its first byte, whatever the trail and the client do', async () => {
  const durable = new Map<string, AuditEntry>();
  let plan: readonly string[] = [];
  let turn = 0;
  const trail = {
    append: async (entries: readonly AuditEntry[]) => {
      const fate = plan[turn++ % plan.length];
      if (fate === 'LATE') await pause(8);
      if (fate === 'FAILS') throw new Error('no');
      for (const entry of entries) durable.set(entry.requestId ?? '', entry);
      if (fate === 'UNHEARD') throw new Error('the answer was lost');
    },
  };
  const own = await startBench({ trail });
  const outcomeOf = async (patience: number | null) => {
    const body = JSON.stringify({ query: OFFERS, variables: { id: randomUUID() } });
    const signal = patience === null ? null : AbortSignal.timeout(patience);
    const answer = await askOffers(own, { body, ...(signal === null ? {} : { signal }) }).catch(() => null);
    if (answer === null) return 'GONE';
    if (!answer.text.includes('Product')) return codesOf(answer).join('');
    // What is durable at this moment, not later.
    return durable.has(answer.headers.get('x-request-id') ?? '') ? 'RECORDED' : 'UNRECORDED';
  };
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fates, clients, async (fate, patience) => {
      plan = fate;
      for (const outcome of await Promise.all(patience.map(outcomeOf))) {
        expect(['RECORDED', 'AUDIT_UNAVAILABLE', 'GONE']).toContain(outcome);
        seen.add(outcome);
      }
    }),
    { numRuns: 40 },
  );
  expect([...seen].toSorted()).toEqual(['AUDIT_UNAVAILABLE', 'GONE', 'RECORDED']);
  await own.close();
});
