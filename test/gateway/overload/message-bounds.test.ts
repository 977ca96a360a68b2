import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MessageBounds } from '../../../gateway/overload/message-bounds.ts';

const HEAD = 'POST / HTTP/1.1\r\ncontent-length: 5\r\n\r\n';
const WHOLE = `${HEAD}\r\n\r\n!`;

/** Gives pieces as node:http would read them, `begun` being told in the piece in which the head ends. */
function given(bounds: MessageBounds, pieces: readonly string[], length = 5): void {
  let before = '';
  for (const piece of pieces) {
    const hadHead = before.includes('\r\n\r\n');
    before += piece;
    bounds.reading(Buffer.from(piece));
    if (!hadHead && before.includes('\r\n\r\n')) bounds.begun(length);
    bounds.read();
  }
}

describe('a connection', () => {
  test('is between requests once one is all there and answered', () => {
    const bounds = new MessageBounds();
    expect(bounds.isBetween).toBe(false);
    given(bounds, [WHOLE]);
    expect(bounds.isBetween).toBe(false);
    bounds.answered();
    expect(bounds.isBetween).toBe(true);
  });

  test('is so wherever the pieces of a request ended', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: WHOLE.length - 1 }), { maxLength: 6 }), (places) => {
        const cuts = [0, ...new Set(places.toSorted((a, b) => a - b)), WHOLE.length];
        const bounds = new MessageBounds();
        given(
          bounds,
          cuts.slice(1).map((end, at) => WHOLE.slice(cuts[at], end)),
        );
        bounds.answered();
        expect(bounds.isBetween).toBe(true);
      }),
    );
  });

  test('is not while a body is still to come, though it is answered', () => {
    const bounds = new MessageBounds();
    given(bounds, [HEAD]);
    bounds.answered();
    expect(bounds.isBetween).toBe(false);
    given(bounds, ['12345']);
    expect(bounds.isBetween).toBe(true);
  });

  test('is not while a part of the next head is there', () => {
    const bounds = new MessageBounds();
    given(bounds, [WHOLE]);
    bounds.answered();
    given(bounds, ['POST / HT']);
    expect(bounds.isBetween).toBe(false);
  });

  test.each([
    ['more came than the request', [`${WHOLE}P`], 5],
    ['nobody knows how long a body is', [WHOLE], Number.NaN],
  ])('never is again where %s', (_, pieces, length) => {
    const bounds = new MessageBounds();
    given(bounds, pieces, length);
    bounds.answered();
    expect(bounds.isBetween).toBe(false);
    given(bounds, [WHOLE]);
    bounds.answered();
    expect(bounds.isBetween).toBe(false);
  });

  test('never is again where a request came before the last was answered', () => {
    const bounds = new MessageBounds();
    given(bounds, [WHOLE]);
    given(bounds, [WHOLE]);
    bounds.answered();
    bounds.answered();
    expect(bounds.isBetween).toBe(false);
  });

  test('never is again after a head that node:http refused, though what came behind it looks like a request', () => {
    const bounds = new MessageBounds();
    bounds.reading(Buffer.from('POST / HTTP/1.1\r\nexpect: x\r\ncontent-length: 6\r\n\r\n'));
    bounds.read();
    given(bounds, [`a\r\n\r\nb${WHOLE}`]);
    bounds.answered();
    expect(bounds.isBetween).toBe(false);
  });
});
