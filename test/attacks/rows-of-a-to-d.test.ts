import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const ids = (section: string, last: number) =>
  Array.from({ length: last }, (_, place) => `${section}${String(place + 1).padStart(2, '0')}`);
/** The rows on HTTP (A), documents and planning (B), what is registered and told (C), federation (D), reloads (R). */
const ROWS = [...ids('A', 19), ...ids('B', 25), ...ids('C', 7), ...ids('D', 20), ...ids('R', 5)];
/** Where they are tried: with a gateway of another trade, but for what only subgraphs do. */
const FOLDERS = ['test/gateway', 'test/attacks', 'test/subgraphs/kernel', 'test/schema'];

/** Rows about what the hub does not have, and why. */
const NOT_HERE: Readonly<Record<string, string>> = {};

/** Rows that are met otherwise than they say, or not as far, and how. */
const MET_OTHERWISE: Readonly<Record<string, string>> = {
  A02: 'Operations by GET are refused but for registered ones of public subgraphs, which any page may ask for anyhow.',
  B04: 'Unknown directives count like known ones; the first that is wrong is the one error.',
  B11: 'Planning is given up after a time, on a thread of its own; plans are not counted, as only one planner can.',
  B16: 'A list of which nothing is said is taken to have ten items, not as many as a page may have at most.',
  B17: 'A negative page is an Int like any other: subgraphs refuse it, or it is empty.',
  D10: 'Composition refuses it too; the gateway does not rely on which composition there was.',
  D14: 'The gateway knows no classification: the build refuses what has none, and a document that fits nothing is refused.',
};

const titled = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      // A title that begins with ids, or a row of a table whose first word is one.
      return [...text.matchAll(/['`]((?:[A-DR]\d\d[:,]? ?)+)(?=['` \w])/g)].flatMap(
        ([, row = '']) => row.match(/[A-DR]\d\d/g) ?? [],
      );
    });

test('each row is tried by a test of its id, or listed with the reason why not', () => {
  const tried = FOLDERS.flatMap(titled);
  expect([...new Set([...tried, ...Object.keys(NOT_HERE)])].filter((id) => ROWS.includes(id)).toSorted()).toEqual(ROWS);
  expect(Object.keys(NOT_HERE).filter((id) => tried.includes(id))).toEqual([]);
  expect(tried).toEqual(expect.arrayContaining(Object.keys(MET_OTHERWISE)));
});
