import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const ids = (section: string, last: number) =>
  Array.from({ length: last }, (_, place) => `${section}${String(place + 1).padStart(2, '0')}`);
/** The rows of the sections on the network (N), on subgraphs (S) and on the gateway itself (G). */
const ROWS = [...ids('N', 11), ...ids('S', 12), ...ids('G', 8)].toSorted();

/** Rows that are met otherwise than they say, or not as far, and how. */
const MET_OTHERWISE: Readonly<Record<string, string>> = {
  N01: 'A closed port is tried once more after some milliseconds, as every connection that failed: it may be a restart.',
  N03: 'That other operations are as fast as before is measured and not tested: a test that asserts times fails by chance.',
  S01: 'A date in Retry-After is not read; seconds are. A 503 with a code of the closed list is not tried again.',
  S02: 'An answer that has nothing but errors counts as a failure only where their codes are not for clients: what is not found harms nobody.',
  S05: 'As N03.',
  S10: 'That two keys are taken while one is changed is tried with the keys themselves; the client is told SUBGRAPH_UNAVAILABLE.',
  S11: 'That a subgraph refuses a nonce it has seen is tried with its guard; a retry here has one of its own.',
  S12: 'There are no idempotency keys: whoever asked is told that it is not known, and looks before asking again.',
  G01: 'Figures are those of a benchmark.',
  G05: 'Of an answer that was on its way the record says that it was released.',
};

test('each row is tried by a test of its id', () => {
  const tried = globSync('test/faults/*.test.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/['`]([NSG]\d\d) /g)].map(([, id]) => id ?? ''),
  );
  expect([...new Set(tried)].toSorted()).toEqual(ROWS);
  expect(tried).toEqual(expect.arrayContaining(Object.keys(MET_OTHERWISE)));
});
