import { HubError } from '../../../schema/contract/error-codes.ts';
import { seqOfCursor } from './entry-cursor.ts';

const LARGEST_PAGE = 100;

/** Where a page begins, and how long it may be. */
export interface PageAsked {
  readonly first: number;
  /** The page holds what is before this place; null for the newest page. */
  readonly before: bigint | null;
}

/** @throws HubError BAD_REQUEST for a page size or a cursor that cannot be */
export function readPage(first: number, after: string | null | undefined): PageAsked {
  if (first < 1 || first > LARGEST_PAGE) throw new HubError('BAD_REQUEST', 'PAGE_SIZE');
  return { first, before: after == null ? null : seqOfCursor(after) };
}
