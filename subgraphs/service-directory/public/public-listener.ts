import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { publicJson, type PublicAnswer, type PublicRequest } from './public-answer.ts';

/** Answers a GET that anybody may send. */
export type PublicHandler = (request: PublicRequest) => Promise<PublicAnswer>;

export interface PublicListener {
  readonly url: string;
  /** Takes no more connections, lets what is under way finish, then closes. */
  close(): Promise<void>;
}

/** Longest path and query that are read, in characters. */
const LONGEST_TARGET = 4_096;
/** Milliseconds; and bytes of the headers of a request. */
const LIMITS = { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 5_000, maxHeaderSize: 8 * 1024 };

/**
 * Serves the public pages and feeds of a subgraph over HTTP: GET and HEAD, without cookies, tokens and bodies.
 * @param handle never rejects (see {@link guarded})
 */
export async function listenPublicly(handle: PublicHandler, port: number, host: string): Promise<PublicListener> {
  const server = createServer({ ...LIMITS, noDelay: true }, (request, response) => void respond(request, response));
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url: target = '/', headers } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    const sent = { target, ifNoneMatch: headers['if-none-match'] };
    const answer = isRead ? await handle(sent) : publicJson(405, NO_METHOD, sent);
    if (!isRead) response.setHeader('allow', 'GET, HEAD');
    // The rest of what such a client sends is not worth reading; and a closing server waits for nobody.
    if (!isRead || !server.listening) response.setHeader('connection', 'close');
    response.writeHead(answer.status, answer.headers);
    response.end(method === 'HEAD' ? undefined : answer.body);
  };
  server.listen(port, host);
  await once(server, 'listening');
  const { address, family, port: opened } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${opened}`,
    close: async () => {
      server.close();
      server.closeIdleConnections();
      await once(server, 'close');
    },
  };
}

const NO_METHOD = { code: 'METHOD_NOT_ALLOWED', message: 'Read with GET or HEAD.' };

/** The same handler, which answers whatever happens: what went wrong goes to the log, and only there. */
export function guarded(handle: PublicHandler, logger: Logger): PublicHandler {
  return async (request) => {
    try {
      if (request.target.length > LONGEST_TARGET)
        return publicJson(414, { code: 'BAD_REQUEST', message: 'The address is too long.' }, request);
      return await handle(request);
    } catch (error) {
      logger.error({ err: error }, 'public request failed');
      return publicJson(500, { code: 'INTERNAL', message: 'The directory failed. Try again shortly.' }, request);
    }
  };
}
