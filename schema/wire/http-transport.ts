import { Pool } from 'undici';
import type { Transport } from '../contract/wire.ts';

/** Bounds of the connection to one part of the hub. */
export interface HttpTransportLimits {
  /** Connections kept open at most; further requests wait for one. */
  readonly connections: number;
  /** Milliseconds to connect. */
  readonly connectTimeout: number;
  /** Bytes of an answer at most; a longer one is cut off and counts as a failure. */
  readonly maxAnswerBytes: number;
}

const DEFAULTS: HttpTransportLimits = { connections: 64, connectTimeout: 300, maxAnswerBytes: 4 * 1024 * 1024 };

/** Reaches a part of the hub over keep-alive HTTP. `close` ends its connections once their answers have come. */
export function httpTransport(
  origin: string,
  limits: HttpTransportLimits = DEFAULTS,
): { transport: Transport; close: () => Promise<void> } {
  const pool = new Pool(origin, {
    connections: limits.connections,
    connect: { timeout: limits.connectTimeout },
    keepAliveTimeout: 4_000,
    pipelining: 1,
  });
  const transport: Transport = async (request, signal) => {
    const answer = await pool.request({
      method: request.method,
      path: request.path,
      headers: { ...request.headers, 'content-type': 'application/json' },
      body: request.body,
      signal,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limits.maxAnswerBytes) {
        answer.body.destroy();
        throw new Error(`answer longer than ${limits.maxAnswerBytes} bytes`);
      }
      chunks.push(chunk);
    }
    return { status: answer.statusCode, body: Buffer.concat(chunks).toString('utf8') };
  };
  return { transport, close: () => pool.close() };
}
