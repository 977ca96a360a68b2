import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formAddress } from '../../../../subgraphs/service-directory/site/form/form-address.ts';
import { readForm } from '../../../../subgraphs/service-directory/site/form/read-form.ts';
import { DISTANCES } from '../../../../subgraphs/service-directory/site/form/search-form.ts';

const NEED = 'aaaaaaaa-aaaa-4aaa-8aaa-000000000001';
const problemsOf = (query: string) => readForm(query).problems.map(({ field }) => field);

describe('reading the finder’s form', () => {
  test('takes every field as it was typed, and leaves out what is empty', () => {
    const query =
      `text=+sleep+clinic&near=OX1%201AA&miles=10&age=3&tier=TARGETED&need=${NEED.toUpperCase()}` +
      '&locality=didcot&openNow=true&after=abc&page=2&utm_source=x';
    expect(readForm(query)).toMatchObject({
      problems: [],
      form: {
        text: 'sleep clinic',
        near: 'OX1 1AA',
        miles: 10,
        age: 3,
        tier: 'TARGETED',
        need: NEED,
        locality: 'didcot',
        openNow: true,
        after: 'abc',
        page: 2,
      },
    });
    expect(readForm('text=&near=&miles=&age=&tier=&need=&locality=')).toEqual(readForm(''));
  });

  test.each([
    ['age=x', ['age']],
    ['age=-1', ['age']],
    ['age=151', ['age']],
    ['age=3.5', ['age']],
    ['miles=4', ['miles']],
    ['miles=-5', ['miles']],
    ['miles=1e9', ['miles']],
    ['tier=toString', ['tier']],
    ['need=sleep', ['need']],
    ['text=!!!', ['text']],
    [`text=${'a'.repeat(10_000)}`, ['text']],
    [`near=${'a'.repeat(101)}`, ['near']],
    ['text=%FF', ['text']],
    ['text=%', ['text']],
    ['page=2', ['page']],
    ['page=-1', ['page']],
    ['page=0&after=x', ['page']],
    ['after=x', ['page']],
    ['after=x&page=9999999', ['page']],
    ['age=x&miles=4&tier=no', ['age', 'miles', 'tier']],
  ])('%.30s is wrong in %j', (query, fields) => {
    expect(problemsOf(query)).toEqual(fields);
  });

  test('shows a text that is too long only in part', () => {
    expect(readForm(`text=${'a'.repeat(10_000)}`).typed.text).toHaveLength(200);
  });

  test('never fails, and never takes for a form what it names a problem with', () => {
    const queries = fc.oneof(
      fc.string(),
      fc
        .dictionary(fc.constantFrom('text', 'near', 'age', 'page', 'after', 'tier'), fc.string())
        .map((fields) => new URLSearchParams(fields).toString()),
    );
    fc.assert(
      fc.property(queries, (query) => {
        const { form, problems } = readForm(query);
        expect(form.age === null || (form.age >= 0 && form.age <= 150)).toBe(true);
        expect(form.text.length).toBeLessThanOrEqual(200);
        expect(problems.every(({ message }) => message.length > 0)).toBe(true);
      }),
    );
  });

  test('what it read can be written into an address, and read again', () => {
    const forms = fc.record({
      text: fc.constantFrom('', 'sleep & rest', 'a+b=c', 'café “x”'),
      near: fc.constantFrom('', 'OX1 1AA', 'Carterton/ Burford'),
      miles: fc.constantFrom(...DISTANCES),
      age: fc.option(fc.integer({ min: 0, max: 150 })),
      tier: fc.option(fc.constantFrom('UNIVERSAL' as const, 'SPECIALIST' as const)),
      need: fc.constantFrom('', NEED),
      locality: fc.constantFrom('', 'didcot'),
      openNow: fc.boolean(),
    });
    fc.assert(
      fc.property(forms, fc.boolean(), (given, goesOn) => {
        const form = { ...given, after: goesOn ? 'cursor' : null, page: goesOn ? 2 : 1 };
        const [, query = ''] = formAddress(form).split('?');
        expect(readForm(query)).toMatchObject({ form, problems: [] });
      }),
    );
  });
});
