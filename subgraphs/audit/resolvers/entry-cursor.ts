import { HubError } from '../../../schema/contract/error-codes.ts';

const FORM = /^entry:(0|[1-9][0-9]{0,18})$/;
const LAST = 2n ** 63n - 1n;

/** The cursor of an entry: opaque to the reader, its place in the trail to us. */
export function entryCursor(seq: bigint): string {
  return Buffer.from(`entry:${seq}`, 'utf8').toString('base64url');
}

/** @throws HubError BAD_REQUEST with CURSOR_INVALID for what {@link entryCursor} cannot have made */
export function seqOfCursor(cursor: string): bigint {
  const digits = FORM.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  const seq = digits === undefined ? null : BigInt(digits);
  if (seq === null || seq > LAST || entryCursor(seq) !== cursor) throw new HubError('BAD_REQUEST', 'CURSOR_INVALID');
  return seq;
}
