import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { admission } from '../../gateway/execution/admission.ts';
import { executor } from '../../gateway/execution/executor.ts';
import { InvalidOperation } from '../../gateway/execution/invalid-operation.ts';
import { operationRun } from '../../gateway/execution/operation-run.ts';
import { answerStatus, isRequestError } from '../../gateway/http/answer-status.ts';
import { answerBody, clientError, errorBody } from '../../gateway/http/error-body.ts';
import { readGraphqlBody } from '../../gateway/http/graphql-body.ts';
import { RETRY_AFTER } from '../../gateway/http/send-answer.ts';
import { refusalOf } from '../../gateway/http/refusal.ts';
import { screenRequest } from '../../gateway/http/request-screen.ts';
import { DEFAULT_LIMITS } from '../../gateway/limits/operation-limits.ts';
import { loadSupergraph } from '../../gateway/supergraph/load-supergraph.ts';
import { HubError } from '../../schema/contract/error-codes.ts';
import { plainLines } from './plain-lines.ts';
import { protection as protecting, type ProtectionOptions } from './protection.ts';
import { readBody } from './read-body.ts';

/** Milliseconds all work for a request may take. */
const REQUEST_TIMEOUT = 5_000;
const GRAPHQL = '/graphql';
const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

export interface SupergraphServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves a supergraph on the loopback addresses: GraphQL at `POST /graphql`, readiness at `/health/ready`.
 * @param port 0 takes a free one
 * @param registered texts of operations that may be asked for by their ids
 * @param options how a crowd and its subgraphs are met; without, every request is taken and every call sent once
 * @throws Error where the document is no supergraph, or the port is taken
 */
export async function serveSupergraph(
  sdl: string,
  port: number,
  registered: readonly string[] = [],
  options: ProtectionOptions | null = null,
): Promise<SupergraphServer> {
  const supergraph = loadSupergraph(sdl, (error) => console.error('The native planner did not plan:', error));
  const protection = options === null ? null : protecting(options, GRAPHQL);
  const gate = protection?.gate ?? null;
  const { lines, close } = plainLines(supergraph.facts.subgraphs);
  const execute = executor(
    supergraph,
    protection === null ? lines : lines.map((line) => protection.guarded(line)),
    ignore,
  );
  const { admit } = await admission(supergraph, DEFAULT_LIMITS, { introspection: true, registered });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<Answer> => {
    if (request.url === '/health/ready') return { status: 200, body: '{"status":"ready"}' };
    if (request.url?.split('?')[0] !== GRAPHQL) throw new HubError('NOT_FOUND');
    screenRequest(request.method ?? '', request.headers);
    const body = await readBody(request);
    if (gate !== null) await gate.enter(response, null);
    const operation = await admit(readGraphqlBody(body));
    const run = operationRun(null, Date.now() + REQUEST_TIMEOUT, gate?.clientOf(response) ?? null);
    run.errors.push(...operation.denied);
    const { data, errors } = await execute(operation, run);
    return { status: 200, body: answerBody(data, errors) };
  };
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response)
      .catch((error: unknown) => refused(error, request.headers.accept))
      .then(({ status, body }) => {
        const type = request.headers.accept?.includes('application/graphql-response+json') ? GRAPHQL_TYPE : JSON_TYPE;
        if (status === 503) response.setHeader('retry-after', RETRY_AFTER);
        response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
        response.end(body);
      })
      .catch(() => response.destroy());
  };

  const open = (at: number, host: string): Promise<Server> => {
    const server = createServer(protection?.before(handle) ?? handle);
    protection?.keeper.watch(server);
    return listening(server, at, host);
  };
  const end = async (): Promise<void> => {
    gate?.close();
    supergraph.planner.end();
    await close();
  };
  try {
    const first = await open(port, '127.0.0.1');
    const opened = (first.address() as AddressInfo).port;
    // `localhost` may mean either address; where there is no IPv6 the first is enough.
    const second = await open(opened, '::1').catch(() => null);
    return {
      port: opened,
      close: async () => {
        protection?.keeper.close();
        await Promise.all([first, second].flatMap((server) => (server === null ? [] : [ended(server)])));
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

interface Answer {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
}

function refused(error: unknown, accept: string | undefined): Answer {
  const refusal = refusalOf(error);
  if (refusal.code === 'INTERNAL') console.error(refusal.cause ?? refusal);
  const where = refusal instanceof InvalidOperation ? { locations: refusal.locations } : {};
  const status = answerStatus(accept, refusal.status, isRequestError(refusal));
  return { status, body: errorBody(clientError(refusal.code, refusal.detail, where)) };
}

function listening(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

function ended(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

function ignore(): void {}
