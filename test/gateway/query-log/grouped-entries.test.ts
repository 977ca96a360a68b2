import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { groupedEntries } from '../../../gateway/query-log/grouped-entries.ts';
import { entryAboutNoOne, type AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';

const entry = (name: string): AuditEntry =>
  entryAboutNoOne({
    id: randomUUID(),
    kind: 'query',
    at: '2026-02-03T09:00:00.000Z',
    source: 'gateway',
    requestId: null,
    actor: null,
    purpose: null,
    reason: null,
    content: { name },
  });

/** A trail that says what it was given; `fail` is thrown for a group that has an entry of this name. */
function trailOf(failing: string | null = null, fail: unknown = null) {
  const groups: unknown[][] = [];
  const append = async (entries: readonly AuditEntry[]) => {
    groups.push(entries.map(({ content }) => content['name']));
    if (entries.some(({ content }) => content['name'] === failing)) throw fail;
  };
  return { groups, write: groupedEntries({ append }) };
}

const outcomes = async (written: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(written)).map(({ status }) => status);

test('entries of one turn go in one call, those of the next in another', async () => {
  const { groups, write } = trailOf();
  const first = [write(entry('a')), write(entry('b'))];
  await turn();
  const second = write(entry('c'));
  expect(await outcomes([...first, second])).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  expect(groups).toEqual([['a', 'b'], ['c']]);
});

test('no more share a call than the trail takes', async () => {
  const { groups, write } = trailOf();
  await Promise.all(Array.from({ length: 70 }, (_, place) => write(entry(String(place)))));
  expect(groups.map(({ length }) => length)).toEqual([32, 32, 6]);
});

test('an entry that cannot be held fails alone', async () => {
  const refused = new HubError('AUDIT_UNAVAILABLE', undefined, { cause: new HubError('BAD_REQUEST') });
  const { groups, write } = trailOf('b', refused);
  expect(await outcomes(['a', 'b', 'c'].map((name) => write(entry(name))))).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(groups).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
});

test('where the trail is away all fail, and none is sent again: it may have them', async () => {
  const { groups, write } = trailOf('a', new HubError('AUDIT_UNAVAILABLE'));
  expect(await outcomes([write(entry('a')), write(entry('b'))])).toEqual(['rejected', 'rejected']);
  expect(groups).toEqual([['a', 'b']]);
});
