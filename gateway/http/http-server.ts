import Fastify, { type FastifyInstance } from 'fastify';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { FrontDoor } from '../front-door.ts';
import type { Call } from '../query-log/call.ts';
import { CALL, callOf, newRequestId, startCall } from './calls.ts';
import { refuseConnection } from './connection-errors.ts';
import { sendAnswer } from './send-answer.ts';

/** Milliseconds. A client that sends slower than this holds a socket and nothing else. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 15_000;
const TIMEOUT_CHECKS = 2_000;
/** Longer than the idle time of common load balancers, which otherwise meet connections closed at their end. */
const KEEP_ALIVE = 65_000;
const MAX_HEADER_BYTES = 16 * 1024;

/** The HTTP server, without routes: limits on connections, and one form of error for all that goes wrong. */
export function httpServer(door: FrontDoor, now: () => number): FastifyInstance {
  const app = Fastify({
    logger: false,
    genReqId: newRequestId,
    keepAliveTimeout: KEEP_ALIVE,
    requestTimeout: REQUEST_TIMEOUT,
    return503OnClosing: false, // a request that was received is finished; the port no longer takes new ones
    http: {
      headersTimeout: HEADERS_TIMEOUT,
      maxHeaderSize: MAX_HEADER_BYTES,
      connectionsCheckingInterval: TIMEOUT_CHECKS,
    },
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: (error, socket) => void refuseConnection(error, socket, door, now),
    // An address that cannot be decoded comes here before any hook has run.
    frameworkErrors: (error, request, reply) => {
      const call = startCall(request, reply, now);
      void door.refuse(call, error).then((answer) => sendAnswer(reply, answer));
    },
  });
  app.decorateRequest(CALL);
  app.addHook('onRequest', async (request, reply) => {
    request.setDecorator<Call>(CALL, startCall(request, reply, now));
  });
  // While the server closes, a connection ends with its answer; else it would be waited for until it idles out.
  app.addHook('onSend', async (_, reply) => {
    if (!app.server.listening) reply.header('connection', 'close');
  });
  app.setNotFoundHandler(async (request, reply) =>
    sendAnswer(reply, await door.refuse(callOf(request), new HubError('NOT_FOUND'))),
  );
  app.setErrorHandler(async (error, request, reply) => sendAnswer(reply, await door.refuse(callOf(request), error)));
  return app;
}
