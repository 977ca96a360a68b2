import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { MessageBounds } from './message-bounds.ts';
import type { OverloadGate } from './overload-gate.ts';
import { plainRequestsTo, type PlainRequest } from './plain-request.ts';
import { busyMessage } from './refuse-busy.ts';

const BOUNDS = Symbol('bounds');
type Kept = Socket & { [BOUNDS]?: MessageBounds };

/**
 * Stands before node:http on connections that are used again. While there is no room, a request that begins there, is
 * plain and is all there has its 503 from here, at half of what it takes to have it from there, so that ten times what
 * the gateway can do leaves it most of what it can do. Everything else is node:http's, in the same bytes: the first
 * request of a connection, whatever is served, and whatever there is any doubt about.
 * @param onBusy told of every request that was turned away, by the address it came from
 */
export class Doorkeeper {
  readonly #gate: OverloadGate;
  readonly #plain: (bytes: Buffer) => PlainRequest | null;
  readonly #onBusy: (peer: string) => void;

  constructor(gate: OverloadGate, path: string, onBusy: (peer: string) => void) {
    this.#gate = gate;
    this.#plain = plainRequestsTo(path);
    this.#onBusy = onBusy;
  }

  watch(server: Server): void {
    server.on('connection', (socket: Kept) => {
      const [read, ...others] = socket.listeners('data') as ((chunk: Buffer) => void)[];
      if (read === undefined || others.length > 0) return; // not as node:http reads that is known here: it does all
      const bounds = new MessageBounds();
      socket[BOUNDS] = bounds;
      socket.off('data', read);
      socket.on('data', (chunk: Buffer) => {
        if (bounds.isBetween && server.listening && this.#refuses(socket, chunk)) return;
        bounds.reading(chunk);
        read(chunk);
        bounds.read();
      });
    });
  }

  /** node:http has found a request. */
  begun(request: IncomingMessage, response: ServerResponse): void {
    const bounds = (request.socket as Kept)[BOUNDS];
    if (bounds === undefined) return;
    const { 'content-length': length = 0, 'transfer-encoding': coding } = request.headers;
    bounds.begun(coding === undefined ? Number(length) : Number.NaN);
    response.once('finish', () => bounds.answered());
  }

  #refuses(socket: Kept, chunk: Buffer): boolean {
    // Who does not read its answers gets no more of them than node:http lets it have.
    if (!this.#gate.isFull() || !socket.writable || socket.writableLength > 0) return false;
    const request = this.#plain(chunk);
    if (request === null || !this.#gate.isFull(request.purpose)) return false;
    this.#onBusy(socket.remoteAddress ?? '');
    socket.write(busyMessage(this.#gate.why()), 'latin1');
    return true;
  }
}
