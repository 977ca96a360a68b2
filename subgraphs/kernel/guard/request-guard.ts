import type { SubgraphName } from '../../../schema/contract/agency.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import { decodeRequestContext, type RequestContext } from '../../../schema/contract/request-context.ts';
import { verifyRequest, type Caller } from '../../../schema/contract/request-signature.ts';
import type { WireRequest } from '../../../schema/contract/wire.ts';
import type { SecurityLog } from './security-log.ts';
import { SeenNonces } from './seen-nonces.ts';

/** The keys a subgraph shares with each part of the hub that may call it. */
export type CallerKeys = Readonly<Partial<Record<Caller, KeyRing>>>;

/** A request as it came in. */
export interface ReceivedRequest extends WireRequest {
  /** Address of the other end; absent inside a process. */
  readonly peer?: string;
}

/** Lets in what is signed by a known caller, unchanged, in time and for the first time. Everything else is refused. */
export class RequestGuard {
  readonly #name: SubgraphName;
  readonly #keys: CallerKeys;
  readonly #log: SecurityLog;
  readonly #nonces = new SeenNonces();

  constructor(name: SubgraphName, keys: CallerKeys, log: SecurityLog) {
    this.#name = name;
    this.#keys = keys;
    this.#log = log;
  }

  /** @throws HubError UNAUTHENTICATED, the same for every fault; the fault itself goes to the security log. */
  admit(request: ReceivedRequest, now: number): Caller {
    const check = verifyRequest(request, request.headers, this.#name, this.#keys, now);
    if (!check.ok) return this.#refuse(request, check.fault);
    if (!this.#nonces.claim(check.nonce, now)) return this.#refuse(request, 'REPLAYED');
    return check.caller;
  }

  /**
   * Lets in a call of an internal operation, from one of its callers.
   * @param callers null where there is no such operation
   * @throws HubError UNAUTHENTICATED; FORBIDDEN, the same for an operation that is not there and one not for this caller
   */
  admitCall(request: ReceivedRequest, callers: readonly Caller[] | null, now: number): Caller {
    const caller = this.admit(request, now);
    if (callers?.includes(caller) === true) return caller;
    this.#log.record({ fault: 'NOT_FOR_THIS_CALLER', requestId: null, peer: request.peer ?? null, context: null });
    throw new HubError('FORBIDDEN');
  }

  /**
   * The context of a client's request, from the gateway.
   * @throws HubError UNAUTHENTICATED when it is not the gateway who asks, or when there is no context or a stale one
   */
  admitClientRequest(request: ReceivedRequest, now: number): RequestContext {
    if (this.admit(request, now) !== 'gateway') return this.#refuse(request, 'NOT_THE_GATEWAY');
    const context = decodeRequestContext(request.headers['request-context'] ?? '');
    if (context === null) return this.#refuse(request, 'NO_CONTEXT');
    if (context.deadline <= now) return this.#refuse(request, 'CONTEXT_EXPIRED', context);
    return context;
  }

  #refuse({ peer = null }: { peer?: string | null }, fault: string, context: RequestContext | null = null): never {
    this.#log.record({ fault, requestId: context?.requestId ?? null, peer, context });
    throw new HubError('UNAUTHENTICATED', 'SIGNATURE_INVALID');
  }
}
