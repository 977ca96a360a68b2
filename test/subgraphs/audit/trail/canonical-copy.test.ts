import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CanonicalCopy } from '../../../../subgraphs/audit/trail/canonical-copy.ts';
import { canonicalJson } from '../../../../subgraphs/audit/trail/canonical-json.ts';

/** What the copy of a text is; null where it gave up. */
function copied(text: string): string | null {
  const [from, to] = [Buffer.from(`${text}]`), Buffer.alloc(Buffer.byteLength(text))];
  const copy = new CanonicalCopy();
  copy.begin(from, 0, to);
  return copy.value() && copy.read === from.length - 1 ? to.toString('utf8', 0, copy.written) : null;
}

/** As PostgreSQL writes it: blanks behind commas and colons, and short names first. */
function stored(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stored).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([one], [other]) => one.length - other.length);
  return `{${members.map(([name, part]) => `${JSON.stringify(name)}: ${stored(part)}`).join(', ')}}`;
}

const plainText = fc.string({ unit: fc.constantFrom('a', 'Z', '9', ' ', '!', '/', '"', '\\', '\n', '\t', 'é', '😀') });
const plainName = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '9', ' ', '!', '#', '_', '~'), maxLength: 4 });
const { plain } = fc.letrec<{ plain: unknown }>((again) => ({
  plain: fc.oneof(
    { maxDepth: 5 },
    plainText,
    fc.integer(),
    fc.integer().map((number) => number / 1_000),
    fc.constantFrom(null, true, false, 0),
    fc.array(again('plain')),
    fc.dictionary(plainName, again('plain')),
  ),
}));

describe('a copy of stored JSON', () => {
  test('is its canonical JSON, where that is plain', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(copied(stored(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('is its canonical JSON or none, whatever it is of', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect([null, canonicalJson(value)]).toContain(copied(stored(value)));
      }),
    );
  });

  test.each(['1.0', '0.10', '-0', '01', '1e3', '0.0000001', '12345678901234567', '1234567890.1234567', '.5', '-'])(
    'gives up where ECMAScript may write a number in another way: %s',
    (number) => {
      expect(copied(number)).toBeNull();
    },
  );

  test.each([
    '"\\u001f"',
    '"\\/"',
    '{"é": 1}',
    '{"\\n": 1}',
    '{"a" 1}',
    '{"a": 1',
    '["a"',
    '"a',
    '[1 2]',
    '',
    '\u0001',
  ])('gives up where the text needs another look: %j', (text) => {
    expect(copied(text)).toBeNull();
  });

  test('gives up where an object has more members than are put into order here', () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, place) => [`n${80 - place}`, place]));
    expect(copied(stored(many))).toBeNull();
    expect(copied(canonicalJson(many))).toBe(canonicalJson(many));
  });
});
