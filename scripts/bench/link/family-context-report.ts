import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { linkRecords } from '../../../subgraphs/child-index/matching/bulk/link-records.ts';
import type { MatchingRecord } from '../../../subgraphs/child-index/matching/normalise/matching-record.ts';
import { csvRowsOf } from './csv-rows-of.ts';
import { RecordReader } from '../../link/record-reader.ts';

const HEADING = ['Cms Id', 'First Name', 'Last Name', 'Date Of Birth', 'Gender', 'Address'];
const COLUMNS = {
  id: 'Cms Id',
  given: 'First Name',
  family: 'Last Name',
  dob: 'Date Of Birth',
  sex: 'Gender',
  address: 'Address',
};

type Kind = 'the same in all' | 'moved house' | 'born another day' | 'another given name' | 'other';
const WANTED: Readonly<Record<Kind, string>> = {
  'the same in all': 'linked',
  'moved house': 'linked',
  'born another day': 'for review',
  'another given name': 'for review, none linked',
  other: '',
};

/**
 * Two agencies' records of one family's members, row by row the same person in both: how many of each kind are linked,
 * how many are for review. Null where the files are not there.
 */
export async function familyContextReport(folder: string): Promise<string | null> {
  const files = ['csc.csv', 'education.csv'].map((name) => join(folder, name));
  if (!files.every((file) => existsSync(file))) return null;
  const [one = [], other = []] = await Promise.all(files.map(csvRowsOf));
  const reader = new RecordReader(HEADING, COLUMNS);
  for (const row of [...one, ...other]) reader.add(HEADING.map((name) => row.get(name) ?? ''));
  reader.count();
  const { clusterOf, reviews } = await linkRecords(reader.records, []);
  const groupsOf = (left: number, right: number): string => {
    const [first = 0, second = 0] = [clusterOf[left], clusterOf[right]];
    return `${Math.min(first, second)} ${Math.max(first, second)}`;
  };
  const asked = new Set(reviews.map(({ left, right }) => groupsOf(left, right)));
  const counts = new Map<Kind, { all: number; linked: number; review: number }>();
  for (let left = 0; left < one.length; left++) {
    const right = left + one.length;
    const kind = kindOf(reader.records[left], reader.records[right]);
    const count = counts.get(kind) ?? { all: 0, linked: 0, review: 0 };
    counts.set(kind, count);
    count.all++;
    if (clusterOf[left] === clusterOf[right]) count.linked++;
    else if (asked.has(groupsOf(left, right))) count.review++;
  }
  const lines = [...counts].map(
    ([kind, { all, linked, review }]) =>
      `  ${kind.padEnd(22)}${String(all).padStart(5)}${String(linked).padStart(9)}${String(review).padStart(9)}  ${WANTED[kind]}`,
  );
  return [`${'family context'.padEnd(24)}pairs   linked   review  wanted`, ...lines].join('\n');
}

function kindOf(left: MatchingRecord | undefined, right: MatchingRecord | undefined): Kind {
  if (left === undefined || right === undefined) return 'other';
  const given = left.names[0]?.given === right.names[0]?.given;
  const family = left.names[0]?.family === right.names[0]?.family;
  const born = left.birthDate === right.birthDate;
  const home = left.addresses[0] === right.addresses[0];
  if (!family) return 'other';
  if (given && born) return home ? 'the same in all' : 'moved house';
  if (given && home) return 'born another day';
  return born && home ? 'another given name' : 'other';
}
