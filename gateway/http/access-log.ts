import type { FastifyInstance } from 'fastify';
import { traceIdOf } from '../../schema/contract/trace.ts';
import type { OperationalLog } from '../telemetry/operational-log.ts';
import { callOf } from './calls.ts';

/**
 * A line for every answer. The address is that of the route, never the one that was sent: an address may have anything
 * in it. Who asked is in the query log, where it is kept from most.
 */
export function addAccessLog(app: FastifyInstance, log: OperationalLog): void {
  app.addHook('onResponse', async (request, reply) => {
    const { requestId, traceparent } = callOf(request);
    log.responded({
      requestId,
      trace: traceIdOf(traceparent),
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      bytes: Number(reply.getHeader('content-length') ?? 0),
      ms: Math.round(reply.elapsedTime),
    });
  });
}
