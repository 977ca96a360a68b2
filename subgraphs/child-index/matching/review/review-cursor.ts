import { HubError } from '../../../../schema/contract/error-codes.ts';

const FORM = /^review:([1-9][0-9]{0,17})$/;

/** The cursor of a review: opaque to the reader, its place in the queue to us. */
export function reviewCursor(seq: string): string {
  return Buffer.from(`review:${seq}`, 'utf8').toString('base64url');
}

/** @throws HubError BAD_REQUEST with CURSOR_INVALID for what {@link reviewCursor} cannot have made */
export function seqOfCursor(cursor: string): string {
  const seq = FORM.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (seq === undefined || reviewCursor(seq) !== cursor) throw new HubError('BAD_REQUEST', 'CURSOR_INVALID');
  return seq;
}
