import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy before a database server, which can be stopped, started and made to hang like the server itself. */
export interface DatabaseProxy {
  /** The database's URL by way of the proxy. */
  readonly url: string;
  /** Breaks every connection and refuses new ones. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Breaks every connection and accepts new ones: the server was restarted. */
  restart(): void;
  /** Accepts connections and passes nothing on, in either direction. */
  hang(): void;
  /** Passes on what was held back and all that follows. */
  resume(): void;
  /** Leaves the connections there are silent until the proxy is stopped; new ones are served. */
  forsake(): void;
  /** As {@link forsake}, but what is sent to the server still gets there: its answers are lost. */
  loseAnswers(): void;
  /** Keeps back what is passed on, in either direction, by so many milliseconds. */
  delay(milliseconds: number): void;
}

export async function startDatabaseProxy(target: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const forsaken = new WeakSet<Socket>();
  const servers = new WeakSet<Socket>();
  let hanging = false;
  let lag = 0;
  const accept = (near: Socket) => {
    const far = connect(Number(port === '' ? 5432 : port), hostname);
    servers.add(far);
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      sockets.add(from);
      let due = 0;
      from.on('data', (data) => {
        // In the order in which it came, whatever the delay was meanwhile.
        due = Math.max(due, performance.now() + lag);
        if (due <= performance.now()) to.write(data);
        else setTimeout(() => to.write(data), due - performance.now());
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      if (hanging) from.pause();
    }
  };
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };

  const server = createServer(accept);
  const listen = (at: number) => new Promise<void>((resolve) => void server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  const url = new URL(target);
  url.host = `127.0.0.1:${own}`;
  return {
    url: url.href,
    stop: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      breakAll();
      await closed;
    },
    start: () => listen(own),
    restart: breakAll,
    hang: () => {
      hanging = true;
      for (const socket of sockets) socket.pause();
    },
    resume: () => {
      hanging = false;
      for (const socket of sockets) if (!forsaken.has(socket)) socket.resume();
    },
    forsake: () => {
      for (const socket of sockets) {
        forsaken.add(socket);
        socket.pause();
      }
    },
    loseAnswers: () => {
      for (const socket of sockets) {
        if (!servers.has(socket)) continue;
        forsaken.add(socket);
        socket.pause();
      }
    },
    delay: (milliseconds) => {
      lag = milliseconds;
    },
  };
}
