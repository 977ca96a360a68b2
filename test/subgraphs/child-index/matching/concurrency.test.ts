import { describe, expect, test } from '@jest/globals';
import { server } from '../../../test-stores.ts';
import { partitionBy } from './many-writers.ts';

(server.present ? describe : describe.skip)('eight writers at once on a PostgreSQL server', () => {
  test('part the same records into the same children, whichever comes first', async () => {
    const partition = await partitionBy(200, 1);
    expect(partition).toHaveLength(40);
    expect(await partitionBy(200, 2)).toEqual(partition);
  });
});
