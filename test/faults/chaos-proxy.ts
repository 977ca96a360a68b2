import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What is done to answers on their way, as in Toxiproxy. Milliseconds and bytes; all may be changed at any time. */
export interface Toxics {
  /** Before each piece, and a random time up to `jitter` besides. */
  latency?: number;
  jitter?: number;
  /** Bytes a second. */
  bandwidth?: number;
  /** Bytes of a piece. */
  slice?: number;
  /** Connections are taken, and nothing goes either way. */
  isSilent?: boolean;
  /** The connection is reset when the request has come, before anything of an answer goes on. */
  resets?: boolean;
  /** The connection ends after so many bytes of answers. */
  limit?: number;
  /** An end goes on only after so long. */
  slowClose?: number;
}

/** A TCP proxy on the loopback that breaks things. */
export interface ChaosProxy {
  readonly port: number;
  toxics: Toxics;
  /** Connections that were made to it so far, and that have ended. */
  made(): number;
  ended(): number;
  /** Closes the port, and all connections; and opens it again. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** @param target port on the loopback */
export async function startChaosProxy(target: number): Promise<ChaosProxy> {
  const sockets = new Set<Socket>();
  let made = 0;
  let port = 0;
  const server = createServer((client) => {
    made += 1;
    sockets.add(client);
    const upstream = connect(target, '127.0.0.1');
    const end = () => {
      sockets.delete(client);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.setNoDelay(true).on('error', end);
    client.on('close', end);
    client.on('data', (chunk: Buffer) => {
      if (proxy.toxics.isSilent === true) return;
      if (proxy.toxics.resets === true) client.resetAndDestroy();
      else upstream.write(chunk);
    });
    const finish = () => setTimeout(end, proxy.toxics.slowClose ?? 0);
    pump(upstream, client, () => proxy.toxics, finish);
  });
  const proxy: ChaosProxy = {
    toxics: {},
    get port() {
      return port;
    },
    made: () => made,
    ended: () => made - sockets.size,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
    start: async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      port = (server.address() as AddressInfo).port;
    },
  };
  await proxy.start();
  return proxy;
}

/** Hands on what comes, one piece after another, each as the toxics of the moment have it. */
function pump(from: Socket, to: Socket, toxics: () => Toxics, finish: () => void): void {
  let sent = 0;
  let before = Promise.resolve();
  const piece = async (bytes: Buffer) => {
    const {
      latency = 0,
      jitter = 0,
      bandwidth = Number.POSITIVE_INFINITY,
      limit = Number.POSITIVE_INFINITY,
    } = toxics();
    const wait = latency + Math.random() * jitter + (bytes.length / bandwidth) * 1_000;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (to.destroyed) return;
    const allowed = bytes.subarray(0, Math.max(0, limit - sent));
    sent += allowed.length;
    to.write(allowed);
    if (allowed.length < bytes.length) to.end();
  };
  from.on('data', (chunk: Buffer) => {
    const size = toxics().slice ?? chunk.length;
    for (let start = 0; start < chunk.length; start += size) {
      const bytes = chunk.subarray(start, start + size);
      before = before.then(() => piece(bytes));
    }
  });
  from.on('end', () => void before.then(finish));
}
