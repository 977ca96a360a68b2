import type { FastifyInstance } from 'fastify';
import { isSubgraphName } from '../../schema/contract/agency.ts';
import type { RunningSubgraphs } from './start-subgraphs.ts';

/** As much as one batch of an import may be, in bytes. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** Milliseconds a call may take: a batch of an import on a slow machine. */
const CALL_DEADLINE = 60_000;

/**
 * Lets the commands of the same data folder work through the running hub: `POST /internal/<subgraph>/<operation>` is
 * handed to that subgraph, whose guard checks the operator’s signature as it would any other.
 */
export async function operatorRoutes(app: FastifyInstance, subgraphs: RunningSubgraphs): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { subgraph: string; operation: string }; Body: string }>(
      '/internal/:subgraph/:operation',
      { bodyLimit: BODY_LIMIT },
      async (request, reply) => {
        const { subgraph, operation } = request.params;
        if (!isSubgraphName(subgraph)) return reply.code(404).send({ code: 'NOT_FOUND' });
        const headers: Record<string, string> = {};
        for (const [name, value] of Object.entries(request.headers)) {
          if (typeof value === 'string') headers[name] = value;
        }
        const path = `/internal/${operation}`;
        const call = { method: 'POST' as const, path, headers, body: request.body };
        const answer = await subgraphs.line('operator', subgraph).transport(call, AbortSignal.timeout(CALL_DEADLINE));
        return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body);
      },
    );
  });
}
