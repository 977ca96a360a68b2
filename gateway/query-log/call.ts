import type { Actor } from '../../schema/contract/actor.ts';
import type { RequestContext } from '../../schema/contract/request-context.ts';

/** One request of a client, as far as it is known yet. Filled in step by step; lives as long as the request. */
export interface Call {
  /** UUID made here; what a client sends as a request id is not believed. */
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  /** Address of the socket's other end; no forwarding header is believed. */
  readonly peer: string;
  /** The W3C `traceparent` that goes on with it (schema/contract/trace.ts). */
  readonly traceparent: string;
  /** Null until a token was verified. */
  actor: Actor | null;
  /** Null until the Access headers were read too. */
  context: RequestContext | null;
}

export function newCall(given: Pick<Call, 'requestId' | 'receivedAt' | 'peer' | 'traceparent'>): Call {
  return { ...given, actor: null, context: null };
}
