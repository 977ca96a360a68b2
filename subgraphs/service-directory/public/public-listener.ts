import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { publicJson, type PublicAnswer, type PublicRequest } from './public-answer.ts';

/** Answers a GET, or a form, that anybody may send. */
export type PublicHandler = (request: PublicRequest) => Promise<PublicAnswer>;

export interface PublicListener {
  readonly url: string;
  /** Takes no more connections, lets what is under way finish, then closes. */
  close(): Promise<void>;
}

/** Longest path and query that are read, in characters. */
const LONGEST_TARGET = 4_096;
/** Bytes of a form. */
const LONGEST_FORM = 64 * 1024;
const FORM = /^application\/x-www-form-urlencoded *(?:;|$)/i;
/** Milliseconds; and bytes of the headers of a request. */
const LIMITS = { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 5_000, maxHeaderSize: 8 * 1024 };

/**
 * Serves the public pages and feeds of a subgraph over HTTP: GET, HEAD and forms, without cookies and tokens.
 * @param handle never rejects (see {@link guarded})
 */
export async function listenPublicly(handle: PublicHandler, port: number, host: string): Promise<PublicListener> {
  const server = createServer({ ...LIMITS, noDelay: true }, (request, response) => void respond(request, response));
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url: target = '/', headers } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const sent = { target, ifNoneMatch: headers['if-none-match'], signal: gone.signal };
    const form = method === 'POST' && FORM.test(headers['content-type'] ?? '') ? await formOf(request) : null;
    const known = isRead ? sent : form === null ? null : { target, ifNoneMatch: undefined, form };
    const answer = known === null ? publicJson(405, NO_METHOD, sent) : await handle(known);
    if (answer.status === 405) response.setHeader('allow', 'GET, HEAD');
    // The rest of what such a client sends is not worth reading; and a closing server waits for nobody.
    if (known === null || !server.listening) response.setHeader('connection', 'close');
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

/** The body of a form; null for one that is too long, or breaks off. */
async function formOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > LONGEST_FORM) return null;
      parts.push(part);
    }
  } catch {
    return null;
  }
  return Buffer.concat(parts).toString('utf8');
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
