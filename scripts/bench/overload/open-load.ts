import { connect, type Socket } from 'node:net';

/** What came of one request: its status, 0 where the connection broke; when it was sent, how long the answer took. */
export interface Shot {
  readonly status: number;
  readonly sentAt: number;
  readonly ms: number;
}

/** What came of a load. */
export interface OpenLoad {
  readonly shots: readonly Shot[];
  /** Requests for which there was no connection left when they were due. */
  readonly unsent: number;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const TICK = 4;

/**
 * Sends requests at a rate that does not depend on how fast they are answered, as a crowd does: on connections that are
 * kept and used again, new ones where none is free, up to a number.
 * @param perSecond requests a second
 */
export async function openLoad(
  port: number,
  request: Buffer,
  perSecond: number,
  seconds: number,
  mostConnections = 1_500,
): Promise<OpenLoad> {
  const shots: Shot[] = [];
  const free: Connection[] = [];
  const all = new Set<Connection>();
  const started = performance.now();
  let sent = 0;
  let unsent = 0;
  const give = (connection: Connection, shot: Shot) => {
    shots.push(shot);
    if (shot.status !== 0) free.push(connection);
    else all.delete(connection);
  };
  await new Promise<void>((resolve) => {
    const ticking = setInterval(() => {
      const passed = Math.min((performance.now() - started) / 1_000, seconds);
      for (const due = Math.floor(passed * perSecond); sent + unsent < due;) {
        let connection = free.pop();
        if (connection === undefined && all.size < mostConnections) {
          connection = new Connection(port, give);
          all.add(connection);
        }
        if (connection === undefined) unsent += 1;
        else {
          sent += 1;
          connection.send(request);
        }
      }
      if (passed < seconds) return;
      clearInterval(ticking);
      resolve();
    }, TICK);
  });
  for (let round = 0; round < 200 && shots.length < sent; round += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  for (const connection of all) connection.end();
  return { shots, unsent };
}

class Connection {
  readonly #socket: Socket;
  readonly #give: (connection: Connection, shot: Shot) => void;
  #sentAt = 0;
  #held: Buffer = Buffer.alloc(0);
  #isWaiting = false;

  constructor(port: number, give: (connection: Connection, shot: Shot) => void) {
    this.#give = give;
    this.#socket = connect(port, '127.0.0.1').setNoDelay(true);
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('error', () => this.#socket.destroy());
    this.#socket.on('close', () => this.#done(0));
  }

  send(request: Buffer): void {
    this.#sentAt = performance.now();
    this.#isWaiting = true;
    this.#socket.write(request);
  }

  end(): void {
    this.#isWaiting = false;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const headEnd = this.#held.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#held.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#held.length < headEnd + HEAD_END.length + length) return;
    this.#held = Buffer.alloc(0);
    this.#done(Number(head.slice(9, 12)));
  }

  #done(status: number): void {
    if (!this.#isWaiting) return;
    this.#isWaiting = false;
    this.#give(this, { status, sentAt: this.#sentAt, ms: performance.now() - this.#sentAt });
  }
}
