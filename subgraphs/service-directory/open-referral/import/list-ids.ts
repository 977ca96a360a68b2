import { uuidKey } from '../profile/uuid-key.ts';
import { FeedProblem } from './feed-problem.ts';

/** Where a feed is read from: `path` is below its root, as in `services?page=1`. Null where it has nothing there. */
export interface FeedSource {
  get(path: string): Promise<unknown>;
}

/** Entries that a feed may have of one kind; a whole country has fewer services. */
const MOST_ENTRIES = 500_000;

interface ListPage {
  readonly total: number;
  readonly pages: number;
  readonly last: boolean;
  readonly ids: readonly string[];
}

/**
 * The ids of everything that a list of a feed has, in its order. The list is believed in nothing: it has to give the
 * pages and entries that its first page announces, each once, and to end where it says.
 * @returns null where the feed has no such list
 * @throws FeedProblem when it repeats itself, has other totals than it says, does not end, or is no list at all
 */
export async function listIds(source: FeedSource, collection: string): Promise<readonly string[] | null> {
  const seen = new Set<string>();
  const say = (page: number, what: string) => new FeedProblem(`Page ${page} of ${collection} ${what}.`);
  let announced: ListPage | null = null;
  for (let number = 1; ; number++) {
    const answer = await source.get(`${collection}?page=${number}`);
    if (answer === null && number === 1) return null;
    const page = readPage(answer);
    if (page === null) throw say(number, 'is not a page as the profile has it');
    announced ??= page;
    if (announced.total > MOST_ENTRIES) throw say(number, `announces more than ${MOST_ENTRIES} entries`);
    if (page.total !== announced.total || page.pages !== announced.pages)
      throw say(number, 'has other totals than the first; the feed changes, or does not tell the truth: try again');
    for (const id of page.ids) {
      if (seen.has(id)) throw say(number, 'has entries that were there before: the feed repeats its pages');
      seen.add(id);
    }
    if (seen.size > announced.total) throw say(number, 'goes on after all entries that were announced');
    if (page.last) break;
    if (page.ids.length === 0) throw say(number, 'is empty and not the last');
    if (number >= announced.pages) throw say(number, 'ought to be the last and says that it is not');
  }
  if (seen.size !== announced.total) {
    throw new FeedProblem(`The list of ${collection} announces ${announced.total} entries and has ${seen.size}.`);
  }
  return [...seen];
}

function readPage(answer: unknown): ListPage | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { total_items: total, total_pages: pages, last_page: last, contents } = answer as Record<string, unknown>;
  if (!isCount(total) || !isCount(pages) || typeof last !== 'boolean' || !Array.isArray(contents)) return null;
  const ids = contents.map((entry) => uuidKey((entry as { id?: unknown } | null)?.id));
  return ids.includes(null) ? null : { total, pages, last, ids: ids as string[] };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
