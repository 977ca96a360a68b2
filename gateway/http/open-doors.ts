import { once } from 'node:events';
import { createServer, type AddressInfo, type ListenOptions, type Server } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** A port that is open. */
export interface Doors {
  readonly url: string;
  readonly port: number;
  /** Takes no more connections. Resolves once those that came in by the other sockets have ended. */
  close(): Promise<void>;
}

/** Connections that may wait to be taken: a crowd is to be told to come again, not to be kept from the door. */
const BACKLOG = 4_096;

/**
 * Sockets that listen on the port. Since libuv 1.45 a turn of the event loop takes one connection from each, and under
 * a crowd a turn takes long: with one socket, whoever has no connection yet would wait for a minute. With too many,
 * taking connections would leave no time for those that are there.
 */
const SOCKETS = 16;

/** Opens a port for an application; 0 takes a free one. @throws Error EADDRINUSE and what else the system says */
export async function openDoors(app: FastifyInstance, port: number, host: string): Promise<Doors> {
  const reusePort = process.platform === 'linux'; // elsewhere it is not there, or means something else
  const options = { host, backlog: BACKLOG, reusePort };
  // By a socket that shares with nobody it is seen whether somebody is there: two gateways would share the port in silence.
  if (reusePort && port !== 0) await closed(await listening(createServer(), { host, port }));
  const url = await app.listen({ ...options, port });
  const opened = (app.server.address() as AddressInfo).port;
  const others = await Promise.all(
    Array.from({ length: reusePort ? SOCKETS - 1 : 0 }, () => {
      // As node:http has its own (its `allowHalfOpen`): an answer is sent to who has said all that there is to say.
      const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
        app.server.emit('connection', socket);
      });
      return listening(server, { ...options, port: opened });
    }),
  );
  return { url, port: opened, close: async () => void (await Promise.all(others.map(closed))) };
}

async function listening(server: Server, options: ListenOptions): Promise<Server> {
  server.listen(options);
  await once(server, 'listening');
  return server;
}

async function closed(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
