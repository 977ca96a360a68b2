import { expect, test } from '@jest/globals';
import { HubError } from '../../../../../schema/contract/error-codes.ts';
import { appendPatiently } from '../../../../../subgraphs/child-index/matching/load/append-patiently.ts';
import { batchChange } from '../../../../../subgraphs/kernel/agency/batch-change.ts';
import { CapturingTrail } from '../../capturing-trail.ts';

const ENTRY = batchChange('child-index', { change: 'loadExtracts', by: 'operator', records: 1 });
const AWAY = new HubError('AUDIT_UNAVAILABLE');

/** A trail that fails so often before it takes anything, and how often it was asked. */
function failing(times: number, error: Error) {
  const trail = new CapturingTrail();
  const asked = { times: 0 };
  trail.before = () => (asked.times++ < times ? Promise.reject(error) : Promise.resolve());
  return { trail, asked };
}

test('an entry is put on a trail that was away for a moment', async () => {
  const { trail, asked } = failing(3, AWAY);
  await appendPatiently(trail, [ENTRY], 1);
  expect(asked.times).toBe(4);
  expect(trail.entries).toHaveLength(1);
});

test.each([
  ['a trail that stays away is given up', AWAY, 5],
  ['what is refused is not tried again', new HubError('BAD_REQUEST'), 1],
  ['what breaks is not tried again', new Error('broken'), 1],
])('%s', async (_, error, times) => {
  const { trail, asked } = failing(100, error);
  await expect(appendPatiently(trail, [ENTRY], 1)).rejects.toBe(error);
  expect(asked.times).toBe(times);
});
