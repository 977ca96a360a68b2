import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { ReadContext } from './context-reader.ts';
import type { AnswerWhosInvolved } from './fan-out.ts';

/** Serves the baseline on a free port of this machine, with Node's own HTTP server. */
export async function serveFanOut(
  readContext: ReadContext,
  answer: AnswerWhosInvolved,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    let status = 200;
    let body: string;
    try {
      const context = await readContext(request.headers);
      const { variables } = JSON.parse(await text(request)) as { variables: { id: string } };
      const data = await answer(variables.id, context, request.socket.remoteAddress ?? '');
      body = JSON.stringify({ data });
    } catch (error) {
      // A failed operation ends the benchmark; here is why.
      console.error(error);
      const refusal = error instanceof HubError ? error : new HubError('INTERNAL');
      status = refusal.status;
      body = JSON.stringify({ errors: [{ message: refusal.message, extensions: refusal.extensions }] });
    }
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    response.end(body);
  };
  const server = createServer((request, response) => void respond(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      server.closeIdleConnections();
      await once(server, 'close');
    },
  };
}
