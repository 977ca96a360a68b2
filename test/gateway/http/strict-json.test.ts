import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseStrictJson } from '../../../gateway/strict-json.ts';

describe('strict JSON', () => {
  test('reads whatever JSON.stringify writes, the same as JSON.parse', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!/__proto__|\\u0000|\\ud[89a-f]/i.test(text));
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('is not confused by brackets, commas and quotes inside strings', () => {
    const value = { 'a"{': '}],"b":1', 'c\\': ['\\"', { a: 1 }], d: { a: 2 } };
    expect(parseStrictJson(JSON.stringify(value, null, 2))).toEqual(value);
  });

  test.each([
    ['a name twice', '{"a":1,"b":{"a":1},"a":2}'],
    ['a name twice, spelt in two ways', '{"a":1,"\\u0061":2}'],
    ['a name twice, deeper', '[{"x":[{"a":1,"a":1}]}]'],
    ['the prototype', '{"__proto__":{}}'],
    ['the prototype in disguise', '{"v":{"\\u005f_proto__":{}}}'],
    ['a number beyond a double', '{"a":[1e400]}'],
    ['33 levels', '['.repeat(33) + ']'.repeat(33)],
    ['a NUL in a string', '{"a":["x\\u0000"]}'],
    ['a NUL in a name', '{"a\\u0000":1}'],
    ['half a surrogate pair', '{"a":"\\ud800"}'],
    ['what is no JSON', '{"a":1} x'],
    ['a byte order mark', '\ufeff{}'],
  ])('refuses %s', (_, text) => expect(() => parseStrictJson(text)).toThrow(SyntaxError));

  test('takes 32 levels, large numbers that fit, and the same name in two objects', () => {
    expect(() => parseStrictJson('['.repeat(32) + ']'.repeat(32))).not.toThrow();
    expect(parseStrictJson('[-1.5e300,{"a":1},{"a":2}]')).toEqual([-1.5e300, { a: 1 }, { a: 2 }]);
  });
});
