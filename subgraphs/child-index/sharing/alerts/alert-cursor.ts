import { HubError } from '../../../../schema/contract/error-codes.ts';

const FORM = /^alert:([1-9][0-9]{0,17})$/;

/** The cursor of an alert: opaque to the reader, its place in the queue to us. */
export function alertCursor(seq: string): string {
  return Buffer.from(`alert:${seq}`, 'utf8').toString('base64url');
}

/** @throws HubError BAD_REQUEST with CURSOR_INVALID for what {@link alertCursor} cannot have made */
export function seqOfCursor(cursor: string): string {
  const seq = FORM.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (seq === undefined || alertCursor(seq) !== cursor) throw new HubError('BAD_REQUEST', 'CURSOR_INVALID');
  return seq;
}
