import type { NestedService } from '../open-referral/read/nested-services.ts';
import type { Document } from '../open-referral/profile/entity.ts';
import { isOpenAt, isOpenOn } from '../opening/is-open.ts';
import type { DirectoryDatabase } from '../store/directory-database.ts';
import { correctWords } from './correct-words.ts';
import type { DirectorySearch, Hit, Position } from './directory-search.ts';
import { findServices } from './find-services.ts';
import type { PagePosition } from './position-cursor.ts';
import { searchQuery } from './search-query.ts';

export interface SearchPage {
  readonly hits: readonly Hit[];
  readonly hasNextPage: boolean;
  readonly corrected: boolean;
}

/** Services looked at for one page: with filters on hours, most of what is found may be closed. */
const MOST_LOOKED_AT = 2_000;
const PORTION = 200;

/**
 * A page of services. Where a text finds nothing at all, the words that the directory does not use are taken for typing
 * errors, and what they were meant to be is looked for.
 */
export async function searchPage(
  database: DirectoryDatabase,
  search: Omit<DirectorySearch, 'query'>,
  words: readonly string[],
  after: PagePosition | null,
  first: number,
): Promise<SearchPage> {
  const plain = { ...search, query: searchQuery(words, new Map()) };
  if (after?.corrected !== true) {
    const hits = await openHits(database, plain, after, first + 1);
    if (hits.length > 0 || plain.query === null || after !== null) return pageOf(hits, first, false);
  }
  const corrected = { ...search, query: searchQuery(words, await correctWords(database, words)) };
  if (corrected.query === plain.query) return pageOf([], first, true);
  return pageOf(await openHits(database, corrected, after, first + 1), first, true);
}

function pageOf(hits: readonly Hit[], first: number, corrected: boolean): SearchPage {
  return { hits: hits.slice(0, first), hasNextPage: hits.length > first, corrected };
}

async function openHits(
  database: DirectoryDatabase,
  search: DirectorySearch,
  after: Position | null,
  wanted: number,
): Promise<readonly Hit[]> {
  const { openOn, openAt } = search;
  if (openOn === null && openAt === null) return findServices(database, search, after, wanted);
  const hits: Hit[] = [];
  let position = after;
  for (let seen = 0; hits.length < wanted && seen < MOST_LOOKED_AT; seen += PORTION) {
    const portion = await findServices(database, search, position, PORTION);
    hits.push(...portion.filter(({ service }) => isOpen(service, search)));
    position = portion.at(-1) ?? null;
    if (portion.length < PORTION) break;
  }
  return hits.slice(0, wanted);
}

function isOpen({ own }: NestedService, { openOn, openAt }: DirectorySearch): boolean {
  const schedules = (own['schedules'] ?? []) as readonly Document[];
  return (openOn === null || isOpenOn(schedules, openOn)) && (openAt === null || isOpenAt(schedules, openAt));
}
