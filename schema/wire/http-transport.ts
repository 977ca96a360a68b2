import { isUtf8 } from 'node:buffer';
import type { ConnectionOptions } from 'node:tls';
import type { Dispatcher } from 'undici';
import type { StopSignal, Transport, WireResponse } from '../contract/wire.ts';
import { Connections } from './connections.ts';
import { rememberingLookup, type Lookup } from './remembering-lookup.ts';
import { WireFailure, type WireFault } from './wire-failure.ts';

/** Bounds of the connections to one part of the hub. Milliseconds, unless it says otherwise. */
export interface HttpTransportLimits {
  /** Connections kept open at most; further requests wait for one. */
  readonly connections: number;
  /** To connect, TLS included; and for the first address of several, before the next is tried. */
  readonly connectTimeout: number;
  readonly addressTimeout: number;
  /**
   * From the request to the head of its answer, and between two pieces of it. Above a second, to the half second; 0 for no
   * end of their own.
   */
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
  /** For which an idle connection is used again. The parts of the hub close theirs later than this. */
  readonly keepAlive: number;
  /** Bytes of an answer at most; a longer one is cut off and counts as a failure. */
  readonly maxAnswerBytes: number;
}

export const HTTP_LIMITS: HttpTransportLimits = {
  connections: 64,
  connectTimeout: 300,
  addressTimeout: 100,
  headersTimeout: 0, // every caller has a deadline for the whole; a gateway has these besides
  bodyTimeout: 0,
  keepAlive: 4_000,
  maxAnswerBytes: 4 * 1024 * 1024,
};

/** How a part is reached, where the usual way is not meant. */
export interface HttpTransportOptions extends Partial<HttpTransportLimits> {
  /** HTTP/2 where the other side offers it (ALPN, so over TLS alone); no. */
  readonly http2?: boolean;
  /** Whom to trust and what to show, beyond Node’s own; a certificate that does not fit is always refused. */
  readonly tls?: Pick<ConnectionOptions, 'ca' | 'cert' | 'key'>;
  /** How names are looked up; the system’s way, remembered. */
  readonly lookup?: Lookup;
}

const JSON_TYPE = /^application\/(?:graphql-response\+)?json\s*(?:;|$)/i;
/** Fields of an answer's head that are read. */
type Head = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Reaches a part of the hub over keep-alive HTTP. Answers come straight from the connection, without a stream between:
 * of all that a gateway does, most is this. `close` ends the connections once their answers have come.
 *
 * The transport rejects with a WireFailure. Of status 200 it lets through JSON in UTF-8 alone, uncompressed; it never
 * asks for anything else.
 */
export function httpTransport(
  origin: string,
  options: HttpTransportOptions = {},
): { transport: Transport; close: () => Promise<void> } {
  const limits = { ...HTTP_LIMITS, ...options };
  const connections = new Connections(origin, limits.connections, {
    connect: {
      ...options.tls,
      timeout: limits.connectTimeout,
      lookup: options.lookup ?? rememberingLookup(),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: limits.addressTimeout,
    },
    headersTimeout: limits.headersTimeout,
    bodyTimeout: limits.bodyTimeout,
    keepAliveTimeout: limits.keepAlive,
    keepAliveMaxTimeout: limits.keepAlive,
    allowH2: options.http2 ?? false,
  });
  const transport: Transport = ({ method, path, headers, body }, signal) =>
    new Promise<WireResponse>((resolve, reject) => {
      connections.send(
        { method, path, body, headers: { ...headers, 'content-type': 'application/json' } },
        (over) => new Answering(limits.maxAnswerBytes, signal, over, resolve, reject),
      );
    });
  return { transport, close: () => connections.close() };
}

/** Takes one answer as it comes. An object of a class: it is made for every fetch, and five functions take longer to make. */
class Answering implements Dispatcher.DispatchHandler {
  readonly #maxBytes: number;
  readonly #signal: StopSignal;
  readonly #over: (failed: boolean) => void;
  readonly #resolve: (response: WireResponse) => void;
  readonly #reject: (error: WireFailure) => void;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #status = 0;
  #head: Head = {};
  #reached: WireFault = 'NO_CONNECTION';
  #controller: Dispatcher.DispatchController | null = null;
  readonly #stop = () => {
    this.#fail('GIVEN_UP'); // before a connection there is nothing to abort, and onRequestStart sees to it
    this.#controller?.abort(new Error('no longer waited for'));
  };

  constructor(
    maxBytes: number,
    signal: StopSignal,
    over: (failed: boolean) => void,
    resolve: (response: WireResponse) => void,
    reject: (error: WireFailure) => void,
  ) {
    this.#maxBytes = maxBytes;
    this.#signal = signal;
    this.#over = over;
    this.#resolve = resolve;
    this.#reject = reject;
    if (signal.aborted) this.#stop();
    else signal.addEventListener('abort', this.#stop);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    this.#reached = 'NO_ANSWER';
    if (this.#signal.aborted) controller.abort(new Error('no longer waited for'));
  }

  onResponseStart(_: unknown, status: number, head: Head): void {
    this.#reached = 'CUT_OFF';
    this.#status = status;
    this.#head = head;
    if (isUnfit(status, head) || Number(head['content-length'] ?? 0) > this.#maxBytes) this.#refuse();
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) this.#refuse();
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#over(false);
    const [first] = this.#chunks;
    const whole = this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks, this.#size);
    if (!isUtf8(whole)) return this.#fail('UNFIT');
    this.#signal.removeEventListener('abort', this.#stop);
    const status = this.#status;
    const retryAfter = Number(this.#head['retry-after'] ?? Number.NaN); // a date is not read: nobody here sends one
    const body = whole.toString('utf8');
    this.#resolve(retryAfter >= 0 ? { status, body, retryAfter } : { status, body });
  }

  onResponseError(_: unknown, error: Error): void {
    this.#over(true);
    this.#fail(isTimeout(error) && this.#reached !== 'NO_CONNECTION' ? 'TOO_LATE' : this.#reached, error);
  }

  #fail(fault: WireFault, cause?: unknown): void {
    this.#signal.removeEventListener('abort', this.#stop);
    this.#reject(new WireFailure(fault, { cause }));
  }

  #refuse(): void {
    this.#fail('UNFIT');
    this.#controller?.abort(new Error('an answer that cannot be used'));
  }
}

/** Whether the head alone says that this is not to be read. Other statuses are known by their number. */
function isUnfit(status: number, head: Head): boolean {
  const encoding = head['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return true;
  const type = head['content-type'];
  return status === 200 && type !== undefined && !JSON_TYPE.test(String(type));
}

function isTimeout(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT';
}
