import { fastify } from 'fastify';
import { ERRORS } from '../../../schema/contract/error-codes.ts';
import type { SubgraphHandler } from './subgraph-server.ts';

/** Longest body a part of the hub accepts from another: a thousand registered records with room to spare. */
const BODY_LIMIT = 4 * 1024 * 1024;

export interface Listener {
  readonly url: string;
  /** Stops accepting, lets what is under way finish, then closes. */
  close(): Promise<void>;
}

/**
 * Serves a subgraph over HTTP: signed POSTs for `handle`, and its health.
 * @param state what `/health/ready` says besides; figures and moments, for it is open to everyone
 */
export async function listen(
  handle: SubgraphHandler,
  isReady: () => Promise<boolean>,
  port: number,
  host: string,
  state: () => Readonly<Record<string, unknown>> = () => ({}),
): Promise<Listener> {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 15_000,
    keepAliveTimeout: 5_000,
    logger: false,
    return503OnClosing: false,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  // While the server closes, a connection ends with its answer; else it would be waited for until it idles out.
  app.addHook('onSend', async (_request, reply) => {
    if (!app.server.listening) reply.header('connection', 'close');
  });

  app.get('/health/live', (_request, reply) => reply.send({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    const ready = await isReady();
    return reply.code(ready ? 200 : 503).send({ ...state(), status: ready ? 'ok' : 'unavailable' });
  });
  app.post('/*', async (request, reply) => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers[name] = value;
    const peer = request.socket.remoteAddress ?? '';
    const answer = await handle({ method: 'POST', path: request.url, headers, body: request.body as string, peer });
    return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body);
  });
  app.setErrorHandler((error, _request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    const code = status === 413 ? 'PAYLOAD_TOO_LARGE' : status === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'BAD_REQUEST';
    return reply.code(status).send({ code, errors: [{ message: ERRORS[code].message, extensions: { code } }] });
  });

  const url = await app.listen({ port, host });
  return { url, close: () => app.close() };
}
