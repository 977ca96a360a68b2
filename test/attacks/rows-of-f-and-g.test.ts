import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const FOLDER = 'test/attacks';
const ids = (section: string, last: number) =>
  Array.from({ length: last }, (_, place) => `${section}${String(place + 1).padStart(2, '0')}`);
/** The rows of the sections on decision bypass (F) and on inference, enumeration and side channels (G). */
const ROWS = [...ids('F', 17), ...ids('G', 15)];

/** Rows about what the hub does not have, and why. */
const NOT_HERE: Readonly<Record<string, string>> = {
  F12: 'There is no policy file or bundle to load: the rules are code, are built with the hub, and the last one denies.',
  G12: 'There are no aggregates about children: for planning the hub answers nothing. An auditor’s count accesses.',
};

/** Rows that are met otherwise than they say, or not as far, and how. */
const MET_OTHERWISE: Readonly<Record<string, string>> = {
  F03: 'A query under way is not decided twice; it lasts five seconds at most, and the trail has what it was decided on.',
  F04: 'There are no approvals to expire, to be used twice or for another child: a break-glass lasts for its request.',
  F06: 'A shield leaves identity (SI 2007/2182 reg. 6(5)): a shielded child is found by its name, by nothing else.',
  G10: 'Who is looked at and hidden, or is not there, does not count: ids are random, and by them nobody is met.',
  G11: 'The quota of an agency is twenty times that of one actor: it stops a leak by many accounts, and no duty desk.',
  G13: 'There is no rank among auditors: each may read of every child that somebody looked.',
};

test('each row is tried by a test of its id, or listed with the reason why not', () => {
  const files = readdirSync(FOLDER).filter((file) => /^[fg]-.*\.test\.ts$/.test(file));
  const tried = files.flatMap((file) =>
    [...readFileSync(`${FOLDER}/${file}`, 'utf8').matchAll(/'([FG]\d\d) /g)].map(([, id]) => id ?? ''),
  );
  expect([...new Set([...tried, ...Object.keys(NOT_HERE)])].toSorted()).toEqual(ROWS);
  expect(Object.keys(NOT_HERE).filter((id) => tried.includes(id))).toEqual([]);
  expect(tried).toEqual(expect.arrayContaining(Object.keys(MET_OTHERWISE)));
});
