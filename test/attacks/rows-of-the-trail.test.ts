import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const ids = (section: string, last: number) =>
  Array.from({ length: last }, (_, place) => `${section}${String(place + 1).padStart(2, '0')}`);

interface Section {
  readonly title: string;
  readonly rows: readonly string[];
  /** Where tests of its rows are; ids of other sections may look alike elsewhere. */
  readonly files: readonly string[];
  /** Rows about what the hub does not have, and why. */
  readonly notHere: Readonly<Record<string, string>>;
  /** Rows that are met otherwise than they say, or not as far, and how. */
  readonly metOtherwise: Readonly<Record<string, string>>;
}

const SECTIONS: readonly Section[] = [
  {
    title: 'H, injection and attacks on the audit trail',
    rows: ids('H', 16),
    files: [
      'test/attacks/h-*.test.ts',
      'test/journeys/audit-page.test.ts',
      'test/schema/**/*.test.ts',
      'test/subgraphs/**/*.test.ts',
    ],
    notHere: {},
    metOtherwise: {
      H07:
        'PostgreSQL does not tell how full its disk is. A quota keeps refusals from filling it, and where a write finds no ' +
        'room nothing is released.',
    },
  },
  {
    title: 'A of the faults, the database of the audit trail',
    rows: ids('A', 10),
    files: ['test/journeys/audit*.test.ts', 'test/subgraphs/audit/**/*.test.ts', 'test/scripts/deploy/*.test.ts'],
    notHere: {
      A10:
        'The clock of a gateway is not compared with others. Entries keep their order by place and not by time, deadlines ' +
        'between the parts are durations, and a signed request from beyond 30 seconds is refused.',
    },
    metOtherwise: {
      A05: 'The full disk is a trigger that raises what PostgreSQL raises (SQLSTATE 53100).',
      A07: 'A server that lags is tried as a database whose trail is shorter than the checkpoint file says.',
    },
  },
];

describe.each(SECTIONS)('section $title', ({ rows, files, notHere, metOtherwise }) => {
  const titled = globSync([...files]).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/['`]((?:[A-Z]\d\d,? ?)+)[: ]/g)].flatMap(([, listed = '']) =>
      [...listed.matchAll(/[A-Z]\d\d/g)].map(([id]) => id),
    ),
  );
  const tried = new Set(titled.filter((id) => rows.includes(id)));

  test('each row is tried by a test of its id, or listed with the reason why not', () => {
    expect([...new Set([...tried, ...Object.keys(notHere)])].toSorted()).toEqual(rows);
    expect(Object.keys(notHere).filter((id) => tried.has(id))).toEqual([]);
    expect([...tried]).toEqual(expect.arrayContaining(Object.keys(metOtherwise)));
  });
});
