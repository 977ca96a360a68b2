import type { FastifyInstance } from 'fastify';
import type { Readiness } from './readiness.ts';

/**
 * `/health/live`: the process runs. `/health/ready`: it can serve. The bodies are constant, whatever is asked along
 * with it and whatever is wrong: this is open to everyone.
 */
export function readinessRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/health/live', (_, reply) => reply.send({ status: 'live' }));
  app.get('/health/ready', async (_, reply) => {
    const ready = await readiness.isReady();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
}
