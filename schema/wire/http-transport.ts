import { Pool, type Dispatcher } from 'undici';
import type { Transport, WireResponse } from '../contract/wire.ts';

/** Bounds of the connections to one part of the hub. */
export interface HttpTransportLimits {
  /** Connections kept open at most; further requests wait for one. */
  readonly connections: number;
  /** Milliseconds to connect. */
  readonly connectTimeout: number;
  /** Bytes of an answer at most; a longer one is cut off and counts as a failure. */
  readonly maxAnswerBytes: number;
}

const DEFAULTS: HttpTransportLimits = { connections: 64, connectTimeout: 300, maxAnswerBytes: 4 * 1024 * 1024 };
const KEEP_ALIVE = 4_000;

/**
 * Reaches a part of the hub over keep-alive HTTP. Answers come straight from the connection, without a stream between:
 * of all that a gateway does, most is this. `close` ends the connections once their answers have come.
 */
export function httpTransport(
  origin: string,
  limits: HttpTransportLimits = DEFAULTS,
): { transport: Transport; close: () => Promise<void> } {
  const pool = new Pool(origin, {
    connections: limits.connections,
    connect: { timeout: limits.connectTimeout },
    keepAliveTimeout: KEEP_ALIVE,
    pipelining: 1,
  });
  const transport: Transport = ({ method, path, headers, body }, signal) =>
    new Promise<WireResponse>((resolve, reject) => {
      pool.dispatch(
        { method, path, body, headers: { ...headers, 'content-type': 'application/json' } },
        answerHandler(limits.maxAnswerBytes, signal, resolve, reject),
      );
    });
  return { transport, close: () => pool.close() };
}

function answerHandler(
  maxBytes: number,
  signal: AbortSignal,
  resolve: (response: WireResponse) => void,
  reject: (error: unknown) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let size = 0;
  let status = 0;
  let stop: (() => void) | null = null;
  return {
    onRequestStart: (controller) => {
      stop = () => controller.abort(new Error('no longer waited for'));
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    },
    onResponseStart: (_, statusCode) => {
      status = statusCode;
    },
    onResponseData: (controller, chunk) => {
      size += chunk.length;
      if (size > maxBytes) controller.abort(new Error(`answer longer than ${maxBytes} bytes`));
      else chunks.push(chunk);
    },
    onResponseEnd: () => {
      if (stop !== null) signal.removeEventListener('abort', stop);
      const [first] = chunks;
      const whole = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, size);
      resolve({ status, body: whole.toString('utf8') });
    },
    onResponseError: (_, error) => {
      if (stop !== null) signal.removeEventListener('abort', stop);
      reject(error);
    },
  };
}
