import type { DirectoryDatabase } from '../../store/directory-database.ts';
import type { Document } from '../profile/entity.ts';
import { matchingOnce, type FindIds } from './matching-ids.ts';
import type { Page } from './page.ts';
import { ParameterProblem } from './parameter-problem.ts';
import type { Parameters } from './read-parameters.ts';

/** Entries that are given without pages, and bytes that they may have, all in all: what the gateway hands on, and a reserve. */
const MOST = 20_000;
const LARGEST = 15 * 1024 * 1024;
/** Entries read at once. Whole ones have others in them, so fewer. */
const PORTION = { short: 1_000, whole: 250 };
/** Milliseconds after which no further portion is read: less than the gateway waits for an answer. */
const LONGEST = 4_000;

export type List = (database: DirectoryDatabase, asked: Parameters, find?: FindIds) => Promise<Page>;

/** That a list cannot be given whole now: another is under way, it takes too long, or nobody waits for it any more. */
export class NotNow extends Error {}

/** Gives lists whole (see {@link everyEntry}), one at a time: each keeps a connection to the database meanwhile. */
export function wholeLists() {
  let isUnderWay = false;
  /** @throws NotNow, ParameterProblem */
  return async (database: DirectoryDatabase, list: List, asked: Parameters, signal?: AbortSignal): Promise<string> => {
    if (isUnderWay) throw new NotNow();
    isUnderWay = true;
    try {
      const late = AbortSignal.timeout(LONGEST);
      return await everyEntry(database, list, asked, signal === undefined ? late : AbortSignal.any([late, signal]));
    } finally {
      isUnderWay = false;
    }
  };
}

/**
 * Everything that a list has, whatever page was asked for, as one JSON text a line: what the profile’s `format=ndjson`
 * wants. All of it is of the same moment.
 * @throws ParameterProblem where it is more than one answer may be; NotNow before the next portion once `signal` says so
 */
export async function everyEntry(
  database: DirectoryDatabase,
  list: List,
  asked: Parameters,
  signal: AbortSignal,
): Promise<string> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const lines: string[] = [];
      const perPage = asked.full || asked.fullService ? PORTION.whole : PORTION.short;
      const find = matchingOnce(MOST);
      let [size, last] = [0, false];
      for (let page = 1; !last; page++) {
        if (signal.aborted) throw new NotNow();
        const portion = await list(transaction, { ...asked, page, perPage }, find);
        if (portion.total_items > MOST) throw tooMuch();
        const told = portion.contents.map(lineOf);
        size += told.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
        if (size > LARGEST) throw tooMuch();
        lines.push(...told);
        last = portion.last_page;
      }
      return lines.join('');
    });
}

function lineOf(entry: Document): string {
  return `${JSON.stringify(entry)}\n`;
}

function tooMuch(): ParameterProblem {
  return new ParameterProblem(
    'format',
    'has to be json: this is too much for one answer; ask for less, or page by page.',
  );
}
