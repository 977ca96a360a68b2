import type { Document } from '../profile/entity.ts';

/** A page of a list, as the profile has it (openapi.json, components/schemas/Page). */
export interface Page {
  readonly total_items: number;
  readonly total_pages: number;
  readonly page_number: number;
  /** Entries on this page. */
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
  readonly contents: readonly Document[];
}

/** Puts the entries of a page into their envelope. A page behind the last one is empty. */
export function pageOf(contents: readonly Document[], total: number, page: number, perPage: number): Page {
  const pages = Math.ceil(total / perPage);
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  };
}
