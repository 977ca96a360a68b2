import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { entryCursor, seqOfCursor } from '../../../../subgraphs/audit/resolvers/entry-cursor.ts';

describe('the cursor of an entry', () => {
  test('leads back to the place it was made from', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (seq) => {
        expect(seqOfCursor(entryCursor(seq))).toBe(seq);
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['plain text', 'entry:7'],
    ['no number', Buffer.from('entry:x').toString('base64url')],
    ['a number below nought', Buffer.from('entry:-1').toString('base64url')],
    ['a leading zero', Buffer.from('entry:07').toString('base64url')],
    ['a number beyond the column', Buffer.from('entry:9223372036854775808').toString('base64url')],
    ['something behind it', `${entryCursor(7n)}!`],
    ['another list’s cursor', Buffer.from('child:7').toString('base64url')],
  ])('is refused when it is %s', (_what, cursor) => {
    expect(() => seqOfCursor(cursor)).toThrow(
      expect.objectContaining({ code: 'BAD_REQUEST', detail: 'CURSOR_INVALID' }),
    );
  });
});
