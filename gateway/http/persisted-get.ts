import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { Answer, FrontDoor } from '../front-door.ts';
import type { Identify } from '../identity/identify.ts';
import type { OverloadGate } from '../overload/overload-gate.ts';
import { parseStrictJson } from '../strict-json.ts';
import { callOf } from './calls.ts';
import { screenRequest } from './request-screen.ts';
import { JSON_TYPE, sendAnswer } from './send-answer.ts';
import { variesWith } from './varies-with.ts';

/** Characters of an address; a CDN takes no longer ones. */
const LONGEST_TARGET = 4_096;

/**
 * `GET /graphql?documentId=…&variables=…`: registered queries of public subgraphs alone, so that a CDN can keep their
 * answers. There is nothing in it that a page of another origin could not ask for itself: it changes nothing, and without a
 * token it tells what anybody may know. With one it may be kept by nobody. Any other GET is refused, as it always was.
 * @param maxAgeOf seconds for which the answer to a registered public query may be kept; null for any other id
 */
export function persistedGet(
  door: FrontDoor,
  identify: Identify,
  gate: OverloadGate,
  maxAgeOf: (documentId: string) => number | null,
) {
  return (app: FastifyInstance, _: unknown, done: () => void): void => {
    app.setErrorHandler(async (error, request, reply) => sendAnswer(reply, await door.refuse(callOf(request), error)));
    app.get('/graphql', { exposeHeadRoute: false }, async (request: FastifyRequest, reply: FastifyReply) => {
      const { headers } = request;
      // The same screen as for POST: a type that it would not have is refused here as well.
      screenRequest('POST', { ...headers, 'content-type': headers['content-type'] ?? 'application/json' });
      const { documentId, variables } = readTarget(request.url);
      const maxAge = maxAgeOf(documentId);
      const call = callOf(request);
      await identify(call, request.raw.headersDistinct);
      if (maxAge === null) throw new HubError('PERSISTED_QUERY_REQUIRED');
      await gate.enter(reply.raw, call.context?.purpose ?? null);
      const answer = await door.answer(call, Buffer.from(JSON.stringify({ documentId, variables }), 'utf8'));
      return sendKept(reply, answer, headers.authorization === undefined ? maxAge : null, headers['if-none-match']);
    });
    done();
  };
}

/** @throws HubError METHOD_NOT_ALLOWED for a text or no id at all; BAD_REQUEST */
function readTarget(target: string): { documentId: string; variables: unknown } {
  if (target.length > LONGEST_TARGET) throw new HubError('BAD_REQUEST');
  const at = target.indexOf('?');
  const given = new Map<string, string>();
  for (const part of at < 0 ? [] : target.slice(at + 1).split('&')) {
    const [name = '', ...value] = part.split('=').map(decoded);
    if (given.has(name)) throw new HubError('BAD_REQUEST', 'JSON_MALFORMED');
    given.set(name, value.join('='));
  }
  const documentId = given.get('documentId');
  if (documentId === undefined || given.has('query')) throw new HubError('METHOD_NOT_ALLOWED');
  return { documentId, variables: variablesOf(given.get('variables') ?? '') };
}

function variablesOf(text: string): unknown {
  if (text === '') return {};
  try {
    return parseStrictJson(text);
  } catch (cause) {
    throw new HubError('BAD_REQUEST', 'JSON_MALFORMED', { cause });
  }
}

/** @throws HubError BAD_REQUEST for what is no UTF-8 */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch (cause) {
    throw new HubError('BAD_REQUEST', 'JSON_MALFORMED', { cause });
  }
}

/** An answer with errors is one of the moment, and one for a token of its holder alone. @param maxAge null with a token */
function sendKept(reply: FastifyReply, answer: Answer, maxAge: number | null, known = ''): FastifyReply {
  variesWith(reply, 'Authorization').type(JSON_TYPE).code(answer.status);
  if (maxAge === null) return reply.header('cache-control', 'private, no-store').send(answer.body);
  // One without errors begins with its data.
  if (maxAge === 0 || answer.status !== 200 || !answer.body.startsWith('{"data":'))
    return reply.header('cache-control', 'no-store').send(answer.body);
  const etag = `"${createHash('sha256').update(answer.body, 'utf8').digest('base64url')}"`;
  reply.header('cache-control', `public, max-age=${maxAge}`).header('etag', etag);
  const isKnown = known.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
  return isKnown ? reply.code(304).removeHeader('content-type').send() : reply.send(answer.body);
}
