import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { aliasCount } from '../../../gateway/limits/alias-count.ts';
import { inFlight } from '../../../gateway/limits/in-flight.ts';
import { operationDepth } from '../../../gateway/limits/operation-depth.ts';
import { checkOperationLimits, DEFAULT_LIMITS } from '../../../gateway/limits/operation-limits.ts';
import { parseOperation } from '../../../gateway/limits/parse-operation.ts';
import { rootFieldCount } from '../../../gateway/limits/root-field-count.ts';
import { selectionCount } from '../../../gateway/limits/selection-count.ts';

const doubling = (levels: number) =>
  Array.from(
    { length: levels },
    (_, level) => `fragment f${level} on T { x: c { ...f${level + 1} } y: c { ...f${level + 1} } }`,
  ).join('\n') + `\nfragment f${levels} on T { c }\nquery { ...f0 }`;

describe('counting an operation', () => {
  test('depth is that of fields, through fragments of both kinds', () => {
    expect(operationDepth(parse('{ a { b { c } } d }'))).toBe(3);
    expect(operationDepth(parse('{ a { ... on T { ...f } } } fragment f on T { b { c } }'))).toBe(3);
    expect(operationDepth(parse('query A { a } query B { a { b } }'))).toBe(2);
  });

  test('depth does not count what is inside the schema', () => {
    expect(operationDepth(parse('{ __schema { types { fields { name } } } a { b } }'))).toBe(2);
  });

  test('selections are counted with fragments expanded, in the largest operation', () => {
    expect(selectionCount(parse('{ a { b c } }'))).toBe(3);
    expect(selectionCount(parse('{ a { ...f } d { ...f } } fragment f on T { b c }'))).toBe(6);
    expect(selectionCount(parse('query A { a } query B { a b c }'))).toBe(3);
  });

  test('selections of fragments that double 60 times are counted in no time', () => {
    expect(selectionCount(parse(doubling(60)))).toBeGreaterThan(2 ** 60); // one by one it would never end
  });

  test('root fields are counted through fragments and not below', () => {
    expect(rootFieldCount(parse('{ a { b c } ...f ... on Query { d } } fragment f on Query { e g }'))).toBe(4);
  });

  test('aliases are counted wherever they are', () => {
    expect(aliasCount(parse('{ x: a { y: b } z: __typename } fragment f on T { v: c w }'))).toBe(4);
  });

  test('fragments that contain themselves do not hang any of them', () => {
    const circle = parse('{ ...a } fragment a on T { x ...b } fragment b on T { y { ...a } }');
    expect([operationDepth(circle), selectionCount(circle), rootFieldCount(circle)]).toEqual([1, 2, 2]);
  });
});

describe('the limits', () => {
  const check = (text: string) => () => checkOperationLimits(parse(text), DEFAULT_LIMITS);
  const nested = (depth: number) => '{ a '.repeat(depth) + '}'.repeat(depth);
  const many = (count: number, field: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => field(i)).join(' ');

  test.each([
    ['a depth of 10', nested(10), nested(11)],
    ['30 aliases', `{ a { ${many(30, (i) => `a${i}: b`)} } }`, `{ a { ${many(31, (i) => `a${i}: b`)} } }`],
    ['50 directives', `{ a ${'@include(if: true) '.repeat(50)} }`, `{ a ${'@include(if: true) '.repeat(51)} }`],
    ['10 root fields', `{ ${many(10, (i) => `f${i}`)} }`, `{ ${many(11, (i) => `f${i}`)} }`],
    ['2000 selections', `{ a { ${many(1999, () => 'b')} } }`, `{ a { ${many(2000, () => 'b')} } }`],
  ])('admit %s and no more', (_, within, beyond) => {
    expect(check(within)).not.toThrow();
    expect(check(beyond)).toThrow(expect.objectContaining({ code: 'OPERATION_LIMIT' }));
  });

  test('parsing stops at the limit of tokens, and tells that from a syntax error', () => {
    expect(() => parseOperation('{ a b c }', 5)).not.toThrow();
    expect(() => parseOperation('{ a b c d }', 5)).toThrow(expect.objectContaining({ code: 'OPERATION_LIMIT' }));
    expect(() => parseOperation('{ tokens', 5)).toThrow(expect.objectContaining({ code: 'GRAPHQL_PARSE_FAILED' }));
  });
});

describe('requests under way', () => {
  test('are turned away beyond the most there may be, and there is room again afterwards', async () => {
    const { run } = inFlight(1);
    let finish: (value: string) => void = () => {};
    const first = run(() => new Promise<string>((resolve) => (finish = resolve)));
    await expect(run(async () => 'second')).rejects.toMatchObject({ code: 'OVERLOADED' });
    finish('first');
    expect(await first).toBe('first');
    await expect(run(() => Promise.reject(new Error('fails')))).rejects.toThrow('fails');
    expect(await run(async () => 'third')).toBe('third');
  });
});
