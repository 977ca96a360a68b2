import type { FastifyInstance } from 'fastify';
import { callOf } from './calls.ts';
import { GRAPHQL } from './graphql-routes.ts';
import { variesWith } from './varies-with.ts';

/** Headers that a page may send, besides those that any may. */
const ALLOWED =
  'authorization, content-type, traceparent, access-purpose, access-reason, access-override, access-reasonable-cause';
const EXPOSED = 'x-request-id, retry-after';
/** Seconds for which a browser need not ask again. */
const MAX_AGE = '600';

/**
 * Lets pages of these origins ask from a browser (Fetch standard, "CORS protocol"), and no others. Credentials that a
 * browser adds by itself are not allowed: who asks is said by a token that the page sends, and nothing else is looked at.
 * @param origins exactly as browsers send them: scheme, host and port
 */
export function addCrossOrigin(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const allowed = new Set(origins);
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== GRAPHQL) return undefined;
    variesWith(reply, 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !allowed.has(origin)) return undefined;
    reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED });
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] !== 'POST') return undefined;
    return reply
      .code(204)
      .headers({
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': ALLOWED,
        'access-control-max-age': MAX_AGE,
        'x-request-id': callOf(request).requestId,
      })
      .send();
  });
}
