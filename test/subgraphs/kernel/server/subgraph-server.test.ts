import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { buildSchema, GraphQLError } from 'graphql';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { newKeyRing } from '../../../../schema/contract/key-ring.ts';
import { encodeRequestContext } from '../../../../schema/contract/request-context.ts';
import { signRequest, type Caller } from '../../../../schema/contract/request-signature.ts';
import { RequestGuard } from '../../../../subgraphs/kernel/guard/request-guard.ts';
import { createLogger } from '../../../../subgraphs/kernel/server/logger.ts';
import { createSubgraphServer, type SubgraphServer } from '../../../../subgraphs/kernel/server/subgraph-server.ts';

const SECRET = 'select * from child where name = Wren';
const keys = { gateway: newKeyRing('g1'), operator: newKeyRing('o1'), education: newKeyRing('e1') };
const load = jest.fn((payload: unknown, caller: Caller) => Promise.resolve({ payload, caller }));
let server: SubgraphServer;

const schema = buildSchema(
  'type Query { hello: String broken: String refused: String upset: String page(first: Int!): Int }',
);
const resolvers: Readonly<Record<string, () => unknown>> = {
  hello: () => 'hello',
  broken: () => {
    throw new Error(SECRET);
  },
  refused: () => {
    throw new HubError('BAD_REQUEST', 'PAGE_SIZE', { cause: new Error(SECRET) });
  },
  upset: () => {
    throw new GraphQLError(SECRET, { extensions: { code: 'SOMETHING_OF_ITS_OWN', sql: SECRET } });
  },
};
for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
  field.resolve = () => resolvers[field.name]?.();
}

beforeAll(async () => {
  server = await createSubgraphServer({
    schema,
    guard: new RequestGuard('child-index', keys, { record: () => undefined }),
    logger: createLogger('child-index', 'silent'),
    contextOf: () => ({}),
    internal: {
      load: { callers: ['operator'], run: load },
      fail: { callers: ['operator'], run: () => Promise.reject(new Error(SECRET)) },
    },
  });
});
afterAll(() => server.stop());

async function call(path: string, body: string, caller: keyof typeof keys) {
  const now = Date.now();
  const context = encodeRequestContext({
    requestId: randomUUID(),
    actor: { id: 'a', agency: 'HUB', unit: 'u', role: 'AUDITOR', purposes: [], standing: 'VALID' },
    purpose: null,
    reason: null,
    override: null,
    reasonableCause: null,
    issuedAt: now,
    deadline: now + 600_000,
  });
  const headers = signRequest({ method: 'POST', path, body, context }, caller, 'child-index', keys[caller], now);
  const answer = await server.handle({ method: 'POST', path, headers, body });
  return { status: answer.status, text: answer.body, body: JSON.parse(answer.body) as Record<string, unknown> };
}

const query = (text: string) => call('/graphql', JSON.stringify({ query: text }), 'gateway');

describe('a subgraph', () => {
  test('answers an operation of the gateway', async () => {
    expect((await query('{ hello }')).body).toMatchObject({ data: { hello: 'hello' } });
  });

  test.each([
    ['{ broken }', { code: 'INTERNAL' }],
    ['{ upset }', { code: 'INTERNAL' }],
    ['{ refused }', { code: 'BAD_REQUEST', reason: 'PAGE_SIZE' }],
    ['{ nowhere }', { code: 'GRAPHQL_VALIDATION_FAILED' }],
    ['{ hello', { code: 'GRAPHQL_PARSE_FAILED' }],
    ['{ page(first: "many") }', { code: 'GRAPHQL_VALIDATION_FAILED' }],
    ['{ __schema { types { name } } }', { code: 'GRAPHQL_VALIDATION_FAILED' }],
  ])('says of %s only a code of the closed list', async (text, extensions) => {
    const { body, text: answer } = await query(text);
    expect(body['errors']).toEqual([
      expect.objectContaining({ message: expect.any(String), extensions: expect.objectContaining(extensions) }),
    ]);
    expect(answer).not.toContain('Wren');
    expect(answer).not.toContain('stacktrace');
  });

  test('runs an internal operation for whom it is meant, and tells it who called', async () => {
    const { status, body } = await call('/internal/load', '{"rows":[]}', 'operator');
    expect(status).toBe(200);
    expect(body).toEqual({ payload: { rows: [] }, caller: 'operator' });
  });

  test.each([
    ['/internal/load', 'gateway', 403, 'FORBIDDEN'],
    ['/internal/load', 'education', 403, 'FORBIDDEN'],
    ['/internal/nothing', 'operator', 403, 'FORBIDDEN'],
    ['/internal/constructor', 'operator', 403, 'FORBIDDEN'],
    ['/internal/fail', 'operator', 500, 'INTERNAL'],
    ['/elsewhere', 'operator', 404, 'NOT_FOUND'],
    ['/graphql', 'operator', 401, 'UNAUTHENTICATED'],
  ] as const)('answers %s from %s with %d %s and runs nothing', async (path, caller, status, code) => {
    load.mockClear();
    const answer = await call(path, '{}', caller);
    expect(answer.status).toBe(status);
    expect(answer.body['code']).toBe(code);
    expect(answer.text).not.toContain('Wren');
    expect(load).not.toHaveBeenCalled();
  });
});
