import { beforeEach, describe, expect, test } from '@jest/globals';
import { PreparedStatements, type Connection } from '../../../../subgraphs/kernel/database/prepared-statements.ts';

let asked: unknown[];
const connection = (): Connection => ({ query: (...parts) => asked.push(parts.length === 1 ? parts[0] : parts) });
const often = (served: Connection, text: unknown, values?: unknown) => {
  for (let time = 0; time < 10; time++) served.query(text, values);
};

beforeEach(() => {
  asked = [];
});

describe('a statement with parameters', () => {
  test('is prepared from the fifth time on, under one name on every connection', () => {
    const statements = new PreparedStatements();
    const [one, other] = [connection(), connection()];
    statements.serve(one);
    statements.serve(other);
    for (let time = 1; time <= 5; time++) one.query('select $1', [time]);
    other.query('select $1', [6]);
    expect(asked.slice(3)).toEqual([
      ['select $1', [4]],
      { name: 'hub_0', text: 'select $1', values: [5] },
      { name: 'hub_0', text: 'select $1', values: [6] },
    ]);
  });

  test('is never under another’s name, and no more than 200 have one', () => {
    const served = connection();
    new PreparedStatements().serve(served);
    for (let number = 0; number < 300; number++) often(served, `select $1, ${number}`, [1]);
    const named = asked.filter((one): one is { name: string; text: string } => !Array.isArray(one));
    const names = new Map(named.map(({ name, text }) => [name, text]));
    expect(names.size).toBe(200);
    expect(named.every(({ name, text }) => names.get(name) === text)).toBe(true);
  });
});

test.each([
  ['a command', 'begin', undefined],
  ['a command with an empty list', 'commit', []],
  ['a cursor', { submit: () => undefined }, undefined],
  ['a text of many rows', `insert into t values ${'($1), '.repeat(2_000)}($1)`, [1]],
])('%s is handed on as it is', (_, text, values) => {
  const served = connection();
  new PreparedStatements().serve(served);
  often(served, text, values);
  expect(asked).toEqual(Array.from({ length: 10 }, () => [text, values]));
});
