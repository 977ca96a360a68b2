import type { Actor } from '../../schema/contract/actor.ts';
import type { RequestContext } from '../../schema/contract/request-context.ts';
import { NO_GRANTS, type Grants } from '../access/grants.ts';
import type { Client } from '../execution/operation-run.ts';

/** One request of a client, as far as it is known yet. Filled in step by step; lives as long as the request. */
export interface Call {
  /** UUID made here; what a client sends as a request id is not believed. */
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
  /** Address of the socket's other end; no forwarding header is believed. */
  readonly peer: string;
  /** Every X-Forwarded-For header: believed of trusted proxies alone (limits/rate/client-address.ts). */
  readonly forwardedFor: readonly string[];
  /** The W3C `traceparent` that goes on with it (schema/contract/trace.ts). */
  traceparent: string;
  /** Whoever waits for the answer; null where nobody is known to. */
  readonly client: Client | null;
  /** Null until a token was verified. */
  actor: Actor | null;
  /** What the verified token grants. */
  grants: Grants;
  /** Null until the Access headers were read too. */
  context: RequestContext | null;
}

export function newCall(
  given: Pick<Call, 'requestId' | 'receivedAt' | 'peer' | 'traceparent'> &
    Partial<Pick<Call, 'client' | 'forwardedFor'>>,
): Call {
  return { client: null, forwardedFor: [], ...given, actor: null, grants: NO_GRANTS, context: null };
}
