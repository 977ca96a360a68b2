import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { parseAppendEntries, type AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import type { SecurityEvent } from '../../../../subgraphs/kernel/guard/security-log.ts';
import { SecurityTrail } from '../../../../subgraphs/kernel/guard/security-trail.ts';

const CONTEXT: RequestContext = {
  requestId: randomUUID(),
  actor: { id: 'a-1', agency: 'HUB', unit: 'u-1', role: 'PRACTITIONER', purposes: ['SERVICE'], standing: 'VALID' },
  purpose: 'SERVICE',
  reason: 'First visit',
  override: null,
  reasonableCause: null,
  issuedAt: 0,
  deadline: 1,
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};
const DIRECT: SecurityEvent = { fault: 'MISSING', requestId: null, peer: '10.1.2.3', context: null };

let stored: AuditEntry[];
let calls: number;
let isAway: boolean;
let logged: SecurityEvent[];

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  stored = [];
  calls = 0;
  isAway = false;
  logged = [];
});
afterEach(() => {
  jest.useRealTimers();
});

const securityTrail = (perSource = 10) =>
  new SecurityTrail({
    part: 'education',
    log: { record: (event) => logged.push(event) },
    trail: {
      append: async (entries) => {
        calls += 1;
        await turn();
        if (isAway) throw new Error('away');
        for (const entry of entries) if (!stored.some(({ id }) => id === entry.id)) stored.push(entry);
      },
    },
    bounds: { perSource, inAll: 1_000, sources: 100 },
  });
const turns = async () => {
  for (let count = 0; count < 5; count++) await turn();
};

describe('security events', () => {
  test('are on the log at once, and on the trail with who asked and from where, as far as that is known', async () => {
    const security = securityTrail();
    const misused = { fault: 'STATEMENT_EXPIRED', requestId: CONTEXT.requestId, peer: null, context: CONTEXT };
    security.record(DIRECT);
    security.record(misused);
    expect([logged, stored]).toEqual([[DIRECT, misused], []]);
    await turns();
    expect(calls).toBe(1);
    expect(stored).toMatchObject([
      { kind: 'security', source: 'education', requestId: null, actor: null, childIds: [] },
      {
        kind: 'security',
        requestId: CONTEXT.requestId,
        actor: CONTEXT.actor,
        purpose: 'SERVICE',
        reason: 'First visit',
      },
    ]);
    expect(stored.map(({ content }) => content)).toEqual([
      { fault: 'MISSING', peer: '10.1.2.3' },
      { fault: 'STATEMENT_EXPIRED', peer: null, trace: '4bf92f3577b34da6a3ce929d0e0e4736' },
    ]);
    expect(parseAppendEntries({ entries: stored })).not.toBeNull();
  });

  test('are kept while the trail is away, and stored once when it is back', async () => {
    const security = securityTrail();
    isAway = true;
    security.record(DIRECT);
    await turns();
    security.record(DIRECT);
    await turns();
    expect([calls, stored]).toEqual([1, []]);
    isAway = false;
    await jest.advanceTimersByTimeAsync(1_000);
    await turns();
    expect(stored).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(stored).toHaveLength(2);
  });

  test('H07: of one source beyond its quota are a number on the trail, a minute later', async () => {
    const security = securityTrail(3);
    for (let count = 0; count < 1_000; count++) security.record(DIRECT);
    security.record({ ...DIRECT, peer: '10.1.2.4' });
    await turns();
    expect(stored).toHaveLength(4);
    expect(stored[2]!.content).toMatchObject({ furtherOnesAreCounted: true });
    await jest.advanceTimersByTimeAsync(60_000);
    await turns();
    expect(stored.slice(4)).toMatchObject([
      {
        kind: 'security',
        content: {
          refusalsLeftOut: {
            total: 997,
            byCode: { MISSING: 997 },
            sources: [{ source: 'address 10.1.2.3', refused: 997 }],
          },
        },
      },
    ]);
  });

  test('that the trail was away for too long to keep are counted, and none is forgotten', async () => {
    const security = securityTrail(10_000);
    isAway = true;
    for (let count = 0; count < 800; count++) security.record(DIRECT);
    await turns();
    isAway = false;
    await security.close();
    const leftOut = stored.at(-1)!.content['refusalsLeftOut'] as { total: number };
    expect(stored.length - 1 + leftOut.total).toBe(800);
  });

  test('leave nothing running when it is closed while the trail is away', async () => {
    const security = securityTrail(1);
    isAway = true;
    security.record(DIRECT);
    security.record(DIRECT);
    await security.close();
    expect(jest.getTimerCount()).toBe(0);
  });
});
