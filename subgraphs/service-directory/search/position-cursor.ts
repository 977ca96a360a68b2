import { createHash } from 'node:crypto';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { uuidKey } from '../open-referral/profile/uuid-key.ts';
import type { Position } from './directory-search.ts';

/** A place in a list, and whether the words of the search were corrected to find it. */
export interface PagePosition extends Position {
  readonly corrected: boolean;
}

/** Names a search, so that a cursor of one is not taken for a cursor of another. */
export function searchMark(search: unknown): string {
  return createHash('sha256').update(JSON.stringify(search)).digest('base64url').slice(0, 12);
}

/** The cursor of a place in the list of a search: opaque to the reader. */
export function positionCursor(mark: string, { sort, id, corrected }: PagePosition): string {
  return Buffer.from(JSON.stringify([mark, corrected ? 1 : 0, sort, id]), 'utf8').toString('base64url');
}

/**
 * @param sorted what the list of this search is ordered by
 * @throws HubError BAD_REQUEST with CURSOR_INVALID for what {@link positionCursor} has not made for this search
 */
export function readCursor(mark: string, sorted: 'number' | 'string', cursor: string): PagePosition {
  const invalid = new HubError('BAD_REQUEST', 'CURSOR_INVALID');
  if (cursor.length > 4_000) throw invalid;
  const parts = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(parts) || parts.length !== 4) throw invalid;
  const [given, corrected, sort, id] = parts as readonly unknown[];
  const isSort = sorted === 'number' ? Number.isFinite(sort) : typeof sort === 'string' && isText(sort);
  if (given !== mark || !isSort || typeof id !== 'string' || uuidKey(id) !== id) throw invalid;
  const position = { sort: sort as string | number, id, corrected: corrected === 1 };
  if (positionCursor(mark, position) !== cursor) throw invalid;
  return position;
}

function isText(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
