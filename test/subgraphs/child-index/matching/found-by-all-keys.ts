import { expect } from '@jest/globals';
import { NO_FINER } from '../../../../subgraphs/child-index/matching/block/blocking-keys.ts';
import { findable } from '../../../../subgraphs/child-index/matching/candidates/likely-children.ts';
import {
  matchingRecordOf,
  type SaidOfChild,
} from '../../../../subgraphs/child-index/matching/candidates/matching-record-of.ts';
import { saidOfStored, type StoredSaid } from '../../../../subgraphs/child-index/matching/candidates/said-of-child.ts';
import type { TestDatabase } from '../../../test-stores.ts';

interface Row {
  readonly child: string;
  readonly born: string | null;
  readonly sex: SaidOfChild['sex'];
  readonly said: StoredSaid;
}

/** Every child is found under each key of each of its records. */
export async function isFoundByAllKeys({ run }: Pick<TestDatabase, 'run'>): Promise<void> {
  const rows = (await run(
    `select child_id::text as child, to_char(date_of_birth, 'YYYY-MM-DD') as born, sex, said from child_index.record_link`,
  )) as unknown as readonly Row[];
  const found = new Set(await keysOfChildren({ run }));
  const missing = rows.flatMap(({ child, born, sex, said }) =>
    findable(matchingRecordOf(saidOfStored(said, born, sex))).keys.filter(
      ({ key, finer }) => !found.has(`${child} ${key} ${finer ?? NO_FINER}`),
    ),
  );
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
