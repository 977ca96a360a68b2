import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callOf } from './calls.ts';
import { GRAPHQL } from './graphql-routes.ts';
import { variesWith } from './varies-with.ts';

/**
 * Which answers are compressed. How long a compressed answer is tells of what is in it: whoever can have somebody else
 * ask for a text of their choice, and see how long the answers are, guesses a secret in them letter by letter (BREACH,
 * 2013). Answers without a token hold nothing that is not public; the others hold what is known of people, beside names
 * that the operation chose.
 */
export type Compression = 'none' | 'public' | 'all';

/** Characters; shorter answers fit into the same packets anyhow. */
const LEAST = 1_024;
/** Of eleven; more takes longer than it saves. */
const BROTLI_QUALITY = 4;

const compressors = {
  br: (text: string) =>
    promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (text: string) => promisify(gzip)(text),
} as const;

/** Compresses GraphQL answers for clients that take it (RFC 9110 section 12.5.3). */
export function addCompression(app: FastifyInstance, which: Compression): void {
  if (which === 'none') return;
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' || payload.length < LEAST || request.routeOptions.url !== GRAPHQL) return payload;
    if (which === 'public' && callOf(request).actor !== null) return payload;
    variesWith(reply, 'Accept-Encoding');
    const encoding = acceptedEncoding(request);
    if (encoding === null) return payload;
    const etag = reply.getHeader('etag');
    // What is compressed is another text with the same meaning (RFC 9110 section 8.8.1).
    if (typeof etag === 'string' && !etag.startsWith('W/')) reply.header('etag', `W/${etag}`);
    reply.header('content-encoding', encoding).removeHeader('content-length');
    return compressors[encoding](payload);
  });
}

function acceptedEncoding({ headers }: FastifyRequest): keyof typeof compressors | null {
  const accepted = [headers['accept-encoding']].flat().join(',').toLowerCase().split(',');
  const takes = (name: string) =>
    accepted.some((one) => {
      const [encoding = '', ...parameters] = one.split(';').map((part) => part.trim());
      return encoding === name && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null;
}
