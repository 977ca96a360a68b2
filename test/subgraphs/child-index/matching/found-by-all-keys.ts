import { expect } from '@jest/globals';
import { NO_FINER } from '../../../../subgraphs/child-index/matching/block/blocking-keys.ts';
import { findable } from '../../../../subgraphs/child-index/matching/candidates/likely-children.ts';
import {
  matchingRecordOf,
  type SaidOfChild,
} from '../../../../subgraphs/child-index/matching/candidates/matching-record-of.ts';
import { saidOfStored, type StoredSaid } from '../../../../subgraphs/child-index/matching/candidates/said-of-child.ts';
import type { TestDatabase } from '../../../test-stores.ts';

/** Every child is found under each key of each of its records. */
export async function isFoundByAllKeys({ run }: Pick<TestDatabase, 'run'>): Promise<void> {
  const rows = await run(
    `select child_id, to_char(date_of_birth, 'YYYY-MM-DD') as born, sex, said from child_index.record_link`,
  );
  const found = new Set(await keysOfChildren({ run }));
  const missing = rows.flatMap(({ child_id: child, born, sex, said }) => {
    const record = saidOfStored(said as StoredSaid, born as string | null, sex as SaidOfChild['sex']);
    const { keys } = findable(matchingRecordOf(record));
    return keys.filter(({ key, finer }) => !found.has(`${String(child)} ${key} ${finer ?? NO_FINER}`));
  });
  expect(rows.length).toBeGreaterThan(0);
  expect(missing).toEqual([]);
}

/** No child is found under a key in one form more than once. */
export async function isFoundOnceByEach({ run }: Pick<TestDatabase, 'run'>): Promise<void> {
  const pairs = await keysOfChildren({ run });
  expect(pairs.filter((pair, place) => pairs.indexOf(pair) !== place)).toEqual([]);
}

/** Child, key and finer key of each row. */
async function keysOfChildren({ run }: Pick<TestDatabase, 'run'>): Promise<string[]> {
  const rows = await run(
    `select concat_ws(' ', l.child_id, b.key, b.finer) as pair
     from child_index.blocking_key b join child_index.record_link l on l.arrival = b.record`,
  );
  return rows.map(({ pair }) => String(pair));
}
