import { describe, expect, test } from '@jest/globals';
import { SUBGRAPHS, type SubgraphName } from '../../../schema/contract/agency.ts';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import { decodeRequestContext, type RequestContext } from '../../../schema/contract/request-context.ts';
import { verifyRequest } from '../../../schema/contract/request-signature.ts';
import type { WireRequest } from '../../../schema/contract/wire.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';
import { fanOut } from '../../../scripts/bench/fan-out/fan-out.ts';
import { PERSONAS } from '../../../scripts/demo/personas.ts';

const context: RequestContext = {
  requestId: 'b1e6b1de-6f0c-4a3c-8d4a-0f6f0a6b8a11',
  actor: PERSONAS.teacher.actor,
  purpose: 'SERVICE',
  reason: 'Planning support',
  override: null,
  reasonableCause: null,
  issuedAt: Date.now(),
  deadline: Date.now() + 600_000,
};

const child = {
  givenName: 'Poppy',
  whosInvolved: [{ __typename: 'HealthInvolvement', id: 'a', agency: 'HEALTH', statement: 'sealed' }],
};

type Answers = Partial<Record<SubgraphName, { status?: number; body: unknown }>>;

function hub(answers: Answers) {
  const keys = newKeyRing();
  const asked: { name: SubgraphName; request: WireRequest }[] = [];
  const entries: AuditEntry[] = [];
  const lines = Object.fromEntries(
    SUBGRAPHS.map((name): [SubgraphName, ServiceLine] => {
      const transport: ServiceLine['transport'] = (request) => {
        asked.push({ name, request });
        const { status = 200, body } = answers[name] ?? { status: 500, body: {} };
        return Promise.resolve({ status, body: JSON.stringify(body) });
      };
      return [name, { caller: 'gateway', receiver: name, keys, transport }];
    }),
  ) as Record<SubgraphName, ServiceLine>;
  const trail = {
    append: (written: readonly AuditEntry[]) => {
      entries.push(...written);
      return Promise.resolve();
    },
  };
  return { keys, asked, entries, answer: fanOut(lines, trail, 'query WhosInvolved { child }') };
}

describe('the fan-out', () => {
  const answers: Answers = {
    'child-index': { body: { data: { child } } },
    health: { body: { data: { _entities: [{ since: '2010-01-01' }] } } },
  };

  test('asks the index, then the agencies involved, and writes the query log before it answers', async () => {
    const { asked, entries, answer } = hub(answers);
    expect(await answer('child-1', context, '127.0.0.1')).toEqual({
      child: {
        givenName: 'Poppy',
        whosInvolved: [{ __typename: 'HealthInvolvement', id: 'a', agency: 'HEALTH', since: '2010-01-01' }],
      },
    });
    expect(asked.map(({ name }) => name)).toEqual(['child-index', 'health']);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      kind: 'query',
      requestId: context.requestId,
      content: { variables: { id: 'child-1' }, asked: [{ subgraph: 'child-index' }, { subgraph: 'health' }] },
    });
  });

  test('signs each request for its receiver, with the context of the client', async () => {
    const { keys, asked, answer } = hub(answers);
    await answer('child-1', context, '127.0.0.1');
    for (const { name, request } of asked) {
      expect(verifyRequest(request, request.headers, name, { gateway: keys }, Date.now())).toMatchObject({ ok: true });
      expect(decodeRequestContext(request.headers['request-context'] ?? '')).toEqual(context);
    }
  });

  test.each<[string, Answers]>([
    ['answers an error', { ...answers, health: { body: { data: { _entities: [null] }, errors: [{}] } } }],
    ['answers another status', { ...answers, health: { status: 503, body: { data: {} } } }],
  ])('fails, and counts as failed, when an agency %s', async (_title, broken) => {
    const { entries, answer } = hub(broken);
    await expect(answer('child-1', context, '127.0.0.1')).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(entries).toEqual([]);
  });
});
