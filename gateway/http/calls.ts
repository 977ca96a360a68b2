import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { continueTrace } from '../../schema/contract/trace.ts';
import type { Client } from '../execution/operation-run.ts';
import { newCall, type Call } from '../query-log/call.ts';

/** The name under which a request carries its call. */
export const CALL = 'call';

/** The call of a request that has just come in. Its answer gets the headers that all answers have. */
export function startCall(
  request: FastifyRequest,
  reply: FastifyReply,
  now: () => number,
  client: Client | null,
): Call {
  reply.headers({
    'x-request-id': request.id,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  return newCall({
    requestId: request.id,
    receivedAt: now(),
    peer: request.socket.remoteAddress ?? '',
    forwardedFor: request.raw.headersDistinct['x-forwarded-for'] ?? [],
    traceparent: continueTrace(request.raw.headersDistinct['traceparent'] ?? []),
    client,
  });
}

export function callOf(request: FastifyRequest): Call {
  return request.getDecorator<Call>(CALL);
}

/** A request id that the client has no say in. */
export function newRequestId(): string {
  return randomUUID();
}
