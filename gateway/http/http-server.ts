import { createServer } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { FrontDoor } from '../front-door.ts';
import type { Doorkeeper } from '../overload/doorkeeper.ts';
import type { OverloadGate } from '../overload/overload-gate.ts';
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
const SERVER_LIMITS = {
  headersTimeout: HEADERS_TIMEOUT,
  maxHeaderSize: MAX_HEADER_BYTES,
  connectionsCheckingInterval: TIMEOUT_CHECKS,
};

/**
 * The HTTP server, without routes: limits on connections, the gate that turns a crowd away, and one form of error for
 * all that goes wrong.
 */
export function httpServer(
  door: FrontDoor,
  now: () => number,
  gate: OverloadGate,
  keeper: Doorkeeper,
): FastifyInstance {
  const app = Fastify({
    logger: false,
    genReqId: newRequestId,
    return503OnClosing: false, // a request that was received is finished; the port no longer takes new ones
    serverFactory: (handle) => {
      const server = createServer(SERVER_LIMITS, (request, response) =>
        keeper.pass(request, response, () => handle(request, response)),
      );
      keeper.watch(server);
      server.keepAliveTimeout = KEEP_ALIVE;
      server.requestTimeout = REQUEST_TIMEOUT;
      return server;
    },
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: (error, socket) => void refuseConnection(error, socket, door, now),
    // An address that cannot be decoded comes here before any hook has run.
    frameworkErrors: (error, request, reply) => {
      const call = startCall(request, reply, now, null);
      void door.refuse(call, error).then((answer) => sendAnswer(reply, answer));
    },
  });
  app.decorateRequest(CALL);
  app.addHook('onRequest', async (request, reply) => {
    request.setDecorator<Call>(CALL, startCall(request, reply, now, gate.clientOf(reply.raw)));
    // RFC 9112 section 3.2: who comes before may have read the other one.
    if ((request.raw.headersDistinct['host'] ?? []).length > 1) throw new HubError('BAD_REQUEST');
  });
  // While the server closes, a connection ends with its answer; else it would be waited for until it idles out.
  app.addHook('preClose', async () => keeper.close());
  app.addHook('onSend', async (_, reply) => {
    if (!app.server.listening) reply.header('connection', 'close');
  });
  app.setNotFoundHandler(async (request, reply) =>
    sendAnswer(reply, await door.refuse(callOf(request), new HubError('NOT_FOUND'))),
  );
  app.setErrorHandler(async (error, request, reply) => sendAnswer(reply, await door.refuse(callOf(request), error)));
  return app;
}
