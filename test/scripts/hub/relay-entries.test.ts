import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import { relayEntries } from '../../../scripts/hub/relay-entries.ts';

const TIMES = { fetch: 1_000, pause: 1 };

function entry(number: number, more: object = {}): AuditEntry {
  return {
    id: `aaaaaaaa-aaaa-4aaa-8aaa-${String(number).padStart(12, '0')}`,
    kind: 'change',
    at: '2026-03-02T10:00:00.000Z',
    source: 'service-directory',
    requestId: null,
    actor: null,
    purpose: null,
    reason: null,
    childIds: [],
    content: {},
    ...more,
  };
}

/** A part with entries that wait, as its operation answers; and a trail that fails as often as it is told to. */
async function relayed(waiting: AuditEntry[], failures: number, until: (stored: readonly AuditEntry[]) => boolean) {
  let tries = 0;
  const stored: AuditEntry[] = [];
  const failed: unknown[] = [];
  const acknowledged: string[] = [];
  const relay = relayEntries(
    {
      caller: 'gateway',
      receiver: 'service-directory',
      keys: newKeyRing(),
      transport: async ({ path, body }) => {
        expect(path).toBe('/internal/exchange-entries');
        const { recorded } = JSON.parse(body) as { recorded: string[] };
        acknowledged.push(...recorded);
        const left = waiting.filter(({ id }) => !acknowledged.includes(id));
        if (left.length === 0) await sleep(1);
        return { status: 200, body: JSON.stringify({ entries: left }) };
      },
    },
    {
      append: async (entries) => {
        if (tries++ < failures) throw new Error('the trail is away');
        stored.push(...entries);
      },
    },
    (error) => failed.push(error),
    TIMES,
  );
  while (!until(stored)) await sleep(1);
  await sleep(5);
  await relay.stop();
  return { stored: stored.map(({ id }) => id), acknowledged, failed: failed.length };
}

test('entries are stored, then acknowledged, each once', async () => {
  const waiting = [entry(1), entry(2)];
  const ids = waiting.map(({ id }) => id);
  const all = (stored: readonly AuditEntry[]) => stored.length === 2;
  expect(await relayed(waiting, 0, all)).toEqual({ stored: ids, acknowledged: ids, failed: 0 });
});

test('what could not be stored is fetched again; that it failed is told once', async () => {
  const [id] = [entry(1).id];
  const one = (stored: readonly AuditEntry[]) => stored.length === 1;
  expect(await relayed([entry(1)], 3, one)).toEqual({ stored: [id], acknowledged: [id], failed: 1 });
});

test('nothing is stored that the part may not write', async () => {
  const foreign = [
    entry(2, { source: 'child-index' }),
    entry(3, { kind: 'decision' }),
    entry(4, { childIds: ['a-child'] }),
    { ...entry(5), at: 'never' },
  ];
  const one = (stored: readonly AuditEntry[]) => stored.length >= 1;
  const { stored, acknowledged } = await relayed([...foreign, entry(1)], 0, one);
  expect([stored, acknowledged]).toEqual([[entry(1).id], [entry(1).id]]);
});
