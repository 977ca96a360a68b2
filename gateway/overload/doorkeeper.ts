import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { readBare, writeBare } from './bare-tcp.ts';
import { HeldRefusals } from './held-refusals.ts';
import { MessageBounds } from './message-bounds.ts';
import type { OverloadGate } from './overload-gate.ts';
import { plainRequestsTo, type PlainRequest } from './plain-request.ts';
import { busyMessage, refuseBusy } from './refuse-busy.ts';

const KEPT = Symbol('kept');

/** What is known of a connection. */
interface Kept {
  readonly bounds: MessageBounds;
  /** Whether a request was turned away there and has no answer yet. */
  isHeld: boolean;
}
type KeptSocket = Socket & { [KEPT]?: Kept };

/**
 * Has everybody pass the gate, and refuses whoever may not. On connections that are used again it stands before node:http:
 * while there is no room, a request that begins there, is plain and is all there has its 503 from here, at less than half
 * of what it takes to have it from there, so that ten times what the gateway can do leaves it most of what it can do.
 * Everything else is node:http's, in the same bytes: the first request of a connection, whatever is served, and whatever
 * there is any doubt about.
 */
export class Doorkeeper {
  readonly #gate: OverloadGate;
  readonly #plain: (bytes: Buffer) => PlainRequest | null;
  readonly #refusals: HeldRefusals;
  #message: { readonly code: string; readonly requestId: string; readonly bytes: Buffer } | null = null;
  #isClosing = false;

  /**
   * @param hold milliseconds for which a refusal is kept before it is sent
   * @param onBusy told of requests that were turned away, by the address they came from
   */
  constructor(gate: OverloadGate, path: string, hold: number, onBusy: (peer: string, requests: number) => void) {
    this.#gate = gate;
    this.#plain = plainRequestsTo(path);
    this.#refusals = new HeldRefusals(hold, onBusy);
  }

  watch(server: Server): void {
    server.on('connection', (socket: KeptSocket) => {
      const [read, ...others] = socket.listeners('data') as ((chunk: Buffer) => void)[];
      if (read === undefined || others.length > 0) return; // not as node:http reads that is known here: it does all
      const bounds = new MessageBounds();
      const kept: Kept = { bounds, isHeld: false };
      socket[KEPT] = kept;
      const pass = (chunk: Buffer) => {
        bounds.reading(chunk);
        read(chunk);
        bounds.read();
      };
      const isRefused = (bytes: Buffer) => {
        // Answers go in the order of requests.
        if (kept.isHeld) this.#refusals.sendAll();
        return bounds.isBetween && this.#refuses(socket, kept, bytes);
      };
      socket.off('data', read);
      socket.on('data', (chunk: Buffer) => isRefused(chunk) || pass(chunk));
      readBare(socket, (bytes) => isRefused(bytes) || pass(Buffer.from(bytes)));
      // Before node:http, which ends its side then.
      socket.prependListener('end', () => kept.isHeld && this.#refusals.sendAll());
    });
  }

  /** Serves a request that node:http has found, or refuses it. */
  pass(request: IncomingMessage, response: ServerResponse, serve: () => void): void {
    const bounds = (request.socket as KeptSocket)[KEPT]?.bounds;
    if (bounds !== undefined) {
      const { 'content-length': length = 0, 'transfer-encoding': coding } = request.headers;
      bounds.begun(coding === undefined ? Number(length) : Number.NaN);
      response.once('finish', () => bounds.answered());
    }
    this.#gate.pass(request, response, serve, () => {
      this.#refusals.hold(request.socket.remoteAddress ?? '', (requestId) =>
        refuseBusy(response, this.#gate.why(), requestId),
      );
      if (this.#isClosing) this.#refusals.sendAll();
    });
  }

  /** Before its servers close: what is refused is refused at once, as a connection on which nothing is asked will end. */
  close(): void {
    this.#isClosing = true;
    this.#refusals.sendAll();
  }

  #refuses(socket: Socket, kept: Kept, chunk: Buffer): boolean {
    // Who does not read its answers gets no more of them than node:http lets it have.
    if (!this.#gate.isFull() || this.#isClosing || !socket.writable || socket.writableLength > 0) return false;
    const request = this.#plain(chunk);
    if (request === null || !this.#gate.isFull(request.purpose)) return false;
    kept.isHeld = true;
    this.#refusals.hold(socket.remoteAddress ?? '', (requestId) => {
      kept.isHeld = false;
      if (socket.writable) writeBare(socket, this.#messageWith(requestId));
    });
    return true;
  }

  /** The same bytes for all that are refused together. */
  #messageWith(requestId: string): Buffer {
    const code = this.#gate.why();
    if (this.#message?.requestId !== requestId || this.#message.code !== code)
      this.#message = { code, requestId, bytes: busyMessage(code, requestId) };
    return this.#message.bytes;
  }
}
