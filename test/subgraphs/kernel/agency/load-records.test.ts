import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { education } from '../../../../subgraphs/education/index.ts';
import { startAgencyHarness, type AgencyHarness } from '../../agency-harness.ts';
import { pupil } from '../../education/a-pupil.ts';

let hub: AgencyHarness;
beforeAll(async () => {
  hub = await startAgencyHarness(education);
});
afterAll(() => hub.close());

describe('loading records', () => {
  test('of a format that the agency does not know is refused', async () => {
    await expect(hub.load('no-such-format', [pupil()])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('in batches of more than a thousand is refused', async () => {
    const rows = Array.from({ length: 1001 }, () => ({}));
    await expect(hub.load('records', rows)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('of nothing but bad rows loads nothing and rejects each with its line', async () => {
    const result = await hub.load('records', [null, 'text', { recordId: 'ED-1' }]);
    expect(result).toEqual({
      loaded: 0,
      rejected: [1, 2, 3].map((line) => ({
        line,
        problem: expect.stringMatching(/ is missing or of the wrong type$/),
      })),
      registered: [],
    });
    expect(hub.registered).toEqual([]);
  });

  test('gives back what became of each record in the child index', async () => {
    const result = await hub.load('records', [pupil(), pupil({ recordId: 'ED-2' })]);
    const outcome = { outcome: 'CHILD_CREATED', problem: null, warnings: [] };
    expect(result.registered).toEqual([
      { recordId: 'ED-1', ...outcome },
      { recordId: 'ED-2', ...outcome },
    ]);
  });

  test('is on the trail with how much of what, and nothing of whom', async () => {
    hub.entries.length = 0;
    await hub.load('records', [pupil({ recordId: 'ED-3' }), null]);
    expect(hub.entries).toMatchObject([
      {
        kind: 'change',
        source: 'education',
        actor: null,
        childIds: [],
        content: {
          change: 'loadRecords',
          by: 'operator',
          agency: 'EDUCATION',
          format: 'records',
          records: 1,
          rejected: 1,
        },
      },
    ]);
    expect(JSON.stringify(hub.entries)).not.toContain(pupil().child.familyName);
  });
});
