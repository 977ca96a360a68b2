import { beforeAll, describe, expect, test } from '@jest/globals';
import { server } from '../../../test-stores.ts';
import { partitionBy } from './many-writers.ts';

(server.present ? describe : describe.skip)('eight writers at once on a PostgreSQL server', () => {
  let partition: readonly string[];
  beforeAll(async () => {
    partition = await partitionBy(5_000, 1);
    expect(partition).toHaveLength(1_000);
  });

  test.each([2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'part 5,000 records from seed %i into the same 1,000 children',
    async (seed) => {
      expect(await partitionBy(5_000, seed)).toEqual(partition);
    },
  );
});
