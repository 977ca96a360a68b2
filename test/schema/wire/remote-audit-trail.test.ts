import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { entryAboutNoOne, type AuditTrail } from '../../../schema/contract/audit-entry.ts';
import type { ErrorCode, HubError } from '../../../schema/contract/error-codes.ts';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import type { WireResponse } from '../../../schema/contract/wire.ts';
import { remoteAuditTrail } from '../../../schema/wire/remote-audit-trail.ts';

const STORED: WireResponse = { status: 200, body: '{"stored":1}' };
const refusing = (code: ErrorCode): WireResponse => ({ status: 503, body: JSON.stringify({ code }) });

describe('appending to the trail over the wire', () => {
  let trail: AuditTrail;
  let sent: ((response: WireResponse) => void)[];
  beforeEach(() => {
    sent = [];
    trail = remoteAuditTrail({
      caller: 'gateway',
      receiver: 'audit',
      keys: newKeyRing(),
      transport: () => new Promise((resolve) => sent.push(resolve)),
    });
  });
  const append = () =>
    trail
      .append([
        entryAboutNoOne({
          id: randomUUID(),
          kind: 'query',
          at: '2026-01-01T00:00:00.000Z',
          source: 'gateway',
          requestId: null,
          actor: null,
          purpose: null,
          reason: null,
          content: {},
        }),
      ])
      .then(
        () => 'STORED',
        (error: unknown) => (error as HubError).code,
      );

  async function failed(code: ErrorCode): Promise<void> {
    for (let call = 0; call < 3; call += 1) {
      const outcome = append();
      sent.pop()?.(refusing(code));
      expect(await outcome).toBe('AUDIT_UNAVAILABLE');
    }
  }

  test('while it fails those who come together try it, and nobody after them is kept waiting', async () => {
    await failed('AUDIT_UNAVAILABLE');
    const trying = [append(), append()];
    await pause(310); // as long as a trail that has come back may take
    expect(await Promise.all([append(), append()])).toEqual(['AUDIT_UNAVAILABLE', 'AUDIT_UNAVAILABLE']);
    expect(sent).toHaveLength(2);
    for (const answer of sent) answer(STORED);
    expect(await Promise.all(trying)).toEqual(['STORED', 'STORED']);
  });

  test('once one was stored all are sent again', async () => {
    await failed('SUBGRAPH_UNAVAILABLE');
    const trying = append();
    sent.pop()?.(STORED);
    await trying;
    const outcomes = [append()];
    await pause(310);
    outcomes.push(append());
    expect(sent).toHaveLength(2);
    for (const answer of sent) answer(STORED);
    expect(await Promise.all(outcomes)).toEqual(['STORED', 'STORED']);
  });

  test('a call that is never answered is over in time, and stands in nobody’s way afterwards', async () => {
    await failed('SUBGRAPH_UNAVAILABLE');
    expect(await append()).toBe('AUDIT_UNAVAILABLE');
    expect(sent).toHaveLength(1);
    const back = append();
    sent[1]?.(STORED);
    expect(await back).toBe('STORED');
  });

  test('entries that it cannot hold say nothing of it', async () => {
    await failed('BAD_REQUEST');
    const outcomes = [append()];
    await pause(310);
    outcomes.push(append());
    expect(sent).toHaveLength(2);
    for (const answer of sent) answer(STORED);
    expect(await Promise.all(outcomes)).toEqual(['STORED', 'STORED']);
  });
});
