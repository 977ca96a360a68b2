import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FrontDoor } from '../front-door.ts';
import type { Identify } from '../identity/identify.ts';
import type { OverloadGate } from '../overload/overload-gate.ts';
import { callOf } from './calls.ts';
import { screenRequest } from './request-screen.ts';
import { sendAnswer } from './send-answer.ts';

/** Bytes of a request body. */
const MAX_BODY = 64 * 1024;
export const GRAPHQL = '/graphql';

/**
 * `POST /graphql`. In this order, the cheap and certain first: method and media type; token, standing and Access
 * headers; then only is the body read. Everything that is thrown on the way ends as a refusal on the query log.
 */
export function graphqlRoutes(door: FrontDoor, identify: Identify, gate: OverloadGate) {
  return (app: FastifyInstance, _: unknown, done: () => void): void => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: MAX_BODY }, (_request, body, next) =>
      next(null, body),
    );
    app.setErrorHandler(async (error, request, reply) => sendAnswer(reply, await door.refuse(callOf(request), error)));

    app.addHook('onRequest', async (request: FastifyRequest) => {
      screenRequest(request.method, request.headers);
      await identify(callOf(request), request.raw.headersDistinct);
    });
    const answer = async (request: FastifyRequest, reply: FastifyReply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const call = callOf(request);
      await gate.enter(reply.raw, call.context?.purpose ?? null);
      return sendAnswer(reply, await door.answer(call, body));
    };
    // Other methods have no handler of their own: the screen refuses them. GET has one, in persisted-get.ts.
    const methods = app.supportedMethods.filter((method) => method !== 'GET');
    app.route({ method: methods, url: GRAPHQL, exposeHeadRoute: false, handler: answer });
    done();
  };
}
