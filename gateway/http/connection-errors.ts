import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { HubError } from '../../schema/contract/error-codes.ts';
import { continueTrace } from '../../schema/contract/trace.ts';
import type { FrontDoor } from '../front-door.ts';
import { newCall } from '../query-log/call.ts';
import { newRequestId } from './calls.ts';

/** Statuses that HTTP has for what never became a request; BAD_REQUEST is the code of them all. */
const STATUSES: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Connections that are being refused. What else comes on one before it ends is nonsense too, and is not told again. */
const REFUSED = new WeakSet<Socket>();

/** Answers bytes that are not a request (RFC 9112 section 2.2), on the record like every refusal, and hangs up. */
export async function refuseConnection(
  error: Error & { code?: string },
  socket: Socket,
  door: FrontDoor,
  now: () => number,
): Promise<void> {
  if (!socket.writable || REFUSED.has(socket)) return;
  REFUSED.add(socket);
  const peer = socket.remoteAddress ?? '';
  const call = newCall({ requestId: newRequestId(), receivedAt: now(), peer, traceparent: continueTrace([]) });
  const answer = await door.refuse(call, new HubError('BAD_REQUEST', undefined, { cause: error }));
  const status = answer.status === 400 ? (STATUSES[error.code ?? ''] ?? 400) : answer.status;
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `x-request-id: ${call.requestId}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(answer.body)}`,
      'cache-control: no-store',
      'connection: close',
      '',
      answer.body,
    ].join('\r\n'),
  );
}
