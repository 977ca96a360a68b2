import type { DirectoryDatabase } from '../../store/directory-database.ts';
import type { Document } from '../profile/entity.ts';
import type { Page } from './page.ts';
import { ParameterProblem } from './parameter-problem.ts';
import type { Parameters } from './read-parameters.ts';

/** Entries that are given without pages, and bytes that they may have, all in all: what the gateway hands on, and a reserve. */
const MOST = 20_000;
const LARGEST = 15 * 1024 * 1024;
/** Read at once. */
const PORTION = 250;

type List = (database: DirectoryDatabase, asked: Parameters) => Promise<Page>;

/**
 * Everything that a list has, whatever page was asked for, as one JSON text a line: what the profile’s `format=ndjson`
 * wants. All of it is of the same moment.
 * @throws ParameterProblem where it is more than one answer may be
 */
export async function everyEntry(database: DirectoryDatabase, list: List, asked: Parameters): Promise<string> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const lines: string[] = [];
      let [size, last] = [0, false];
      for (let page = 1; !last; page++) {
        const portion = await list(transaction, { ...asked, page, perPage: PORTION });
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
