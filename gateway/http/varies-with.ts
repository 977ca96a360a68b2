import type { FastifyReply } from 'fastify';

/** Tells caches of one more request header on which the answer depends (RFC 9110 section 12.5.5), besides those before. */
export function variesWith(reply: FastifyReply, header: string): FastifyReply {
  const before = [reply.getHeader('vary')].flat().filter((name) => name !== undefined);
  return reply.header('vary', [...before, header].join(', '));
}
