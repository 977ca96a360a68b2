import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../../schema/contract/error-codes.ts';
import { inFlight } from '../limits/in-flight.ts';
import type { AddressRate } from '../limits/rate/rate-limits.ts';
import { callOf } from './calls.ts';
import { sendError } from './error-page.ts';

/** What somebody else answers to a GET that goes on to them. */
export interface ForwardedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Addresses that begin with `prefix` are answered by somebody else, to anybody. */
export interface ForwardedPrefix {
  /** As in `/word`: `/word` itself and all below it. */
  readonly prefix: string;
  /**
   * @param target path and query, as they were sent
   * @param signal aborted when it takes too long, and when the client has gone
   */
  get(target: string, ifNoneMatch: string | undefined, signal: AbortSignal): Promise<ForwardedAnswer>;
  /**
   * Takes what a form sends (`application/x-www-form-urlencoded`); absent where there are none.
   * @param signal aborted when it takes too long
   */
  post?(target: string, form: string, signal: AbortSignal): Promise<ForwardedAnswer>;
}

/** Headers of an answer that go back to the client: what it is, how long it lasts, what a browser may do with it. */
const RETURNED = [
  'content-type',
  'etag',
  'cache-control',
  'vary',
  'access-control-allow-origin',
  'content-security-policy',
  'cross-origin-resource-policy',
  'referrer-policy',
  'retry-after',
];
const LONGEST_TARGET = 4_096;
/** Bytes of a form. */
const LONGEST_FORM = 64 * 1024;
/** Forwarded requests under way at once. */
const AT_ONCE = 128;

/**
 * GET and HEAD of whole prefixes, handed on as they are: the address and `If-None-Match`, and nothing else of what the
 * client sent, credentials least of all; and forms of their own pages. What is behind them answers for itself; it is not
 * asked for anybody.
 * @param timeout milliseconds an answer may take
 */
export function forwardedRoutes(prefixes: readonly ForwardedPrefix[], timeout: number, rate: AddressRate) {
  return (app: FastifyInstance, _: unknown, done: () => void): void => {
    const bound = inFlight(AT_ONCE);
    app.addHook('onRequest', (request) => rate(request.method === 'POST' ? 'change' : 'page', callOf(request)));
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LONGEST_FORM },
      (_request, body, parsed) => parsed(null, body),
    );
    for (const forwarded of prefixes) {
      const { prefix } = forwarded;
      const asked = (request: FastifyRequest, signal: AbortSignal) =>
        request.method === 'POST' && forwarded.post !== undefined
          ? forwarded.post(request.url, formOf(request), signal)
          : forwarded.get(request.url, request.headers['if-none-match'], signal);
      const handler = async (request: FastifyRequest, reply: FastifyReply) => {
        if (request.url.length > LONGEST_TARGET) throw new HubError('BAD_REQUEST');
        const gone = new AbortController();
        // What a form changes is waited for, as a mutation is: it is under way, whoever has gone.
        if (request.method !== 'POST') reply.raw.once('close', () => gone.abort());
        const signal = AbortSignal.any([AbortSignal.timeout(timeout), gone.signal]);
        const answer = await bound.run(() => asked(request, signal).catch(unavailable));
        for (const name of RETURNED) if (answer.headers[name] !== undefined) reply.header(name, answer.headers[name]);
        return reply.code(answer.status).send(answer.status === 304 ? undefined : answer.body);
      };
      for (const url of [prefix, `${prefix}/*`])
        app.route({ method: forwarded.post === undefined ? READ : [...READ, 'POST'], url, handler });
    }
    app.setErrorHandler((error, request, reply) => sendError(request, reply, error));
    done();
  };
}

const READ = ['GET', 'HEAD'];

/** @throws HubError FORBIDDEN for a form on somebody else’s page, as the browser tells (Fetch Metadata, W3C) */
function formOf({ headers, body }: FastifyRequest): string {
  const from = headers['sec-fetch-site'];
  if (from !== undefined && from !== 'same-origin' && from !== 'none') throw new HubError('FORBIDDEN');
  if (typeof body !== 'string') throw new HubError('UNSUPPORTED_MEDIA_TYPE');
  return body;
}

function unavailable(cause: unknown): never {
  if (cause instanceof HubError) throw cause;
  throw new HubError('SUBGRAPH_UNAVAILABLE', undefined, { cause });
}
