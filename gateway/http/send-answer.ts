import type { FastifyReply } from 'fastify';
import type { Answer } from '../front-door.ts';
import { answerStatus } from './answer-status.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';
export const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';
/** Seconds after which a client that met a busy hub may try again. */
export const RETRY_AFTER = '1';
/** Statuses after which the rest of what the client is sending is not worth reading. */
const CLOSING = new Set([413]);

/** Sends an answer, as the media type of GraphQL over HTTP (section 6.1) to clients that ask for it by name. */
export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  const { status, body, isRequestError = false, retryAfter = null } = answer;
  const { accept = '', upgrade } = reply.request.headers;
  if (status === 405) reply.header('allow', 'POST');
  if (status === 503) reply.header('retry-after', RETRY_AFTER);
  if (retryAfter !== null) reply.header('retry-after', String(retryAfter));
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (CLOSING.has(status) || upgrade !== undefined) reply.header('connection', 'close');
  return reply
    .code(answerStatus(accept, status, isRequestError))
    .type(accept.includes('application/graphql-response+json') ? GRAPHQL_TYPE : JSON_TYPE)
    .send(body);
}
