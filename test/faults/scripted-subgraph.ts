import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Transport, WireRequest } from '../../schema/contract/wire.ts';

/** What a subgraph does with one request; `honest` is the answer that it would give. */
export type Script = (response: ServerResponse, honest: string, request: WireRequest) => void;

/** A subgraph over HTTP that does what it is told. */
export interface ScriptedSubgraph {
  readonly port: number;
  /** For the next requests, one after another; then it is honest again. */
  readonly next: Script[];
  /** For all requests that have nothing in `next`; null for an honest answer. */
  always: Script | null;
  readonly requests: WireRequest[];
  /** Requests whose connection ended before they were answered. */
  abandoned(): number;
  /** Milliseconds after which it closes an idle connection. */
  keepAlive(milliseconds: number): void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export const answersHonestly: Script = (response, honest) => answer(response, 200, honest);

export function answer(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}

export async function startScriptedSubgraph(honest: Transport): Promise<ScriptedSubgraph> {
  let port = 0;
  let abandoned = 0;
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    response.once('close', () => (abandoned += response.writableFinished ? 0 : 1));
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    const request: WireRequest = { method: 'POST', path: '/graphql', headers, body: Buffer.concat(chunks).toString() };
    subgraph.requests.push(request);
    const script = subgraph.next.shift() ?? subgraph.always ?? answersHonestly;
    script(response, (await honest(request, new AbortController().signal)).body, request);
  };
  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  const subgraph: ScriptedSubgraph = {
    next: [],
    always: null,
    requests: [],
    get port() {
      return port;
    },
    abandoned: () => abandoned,
    keepAlive: (milliseconds) => {
      server.keepAliveTimeout = milliseconds;
    },
    stop: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    start: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      port = (server.address() as AddressInfo).port;
    },
  };
  await subgraph.start();
  return subgraph;
}
