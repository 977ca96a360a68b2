import type { SubgraphName } from '../../schema/contract/agency.ts';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import {
  decodeRequestContext,
  encodeRequestContext,
  type RequestContext,
} from '../../schema/contract/request-context.ts';
import { signRequest, type Caller } from '../../schema/contract/request-signature.ts';
import type { WireRequest, WireResponse } from '../../schema/contract/wire.ts';
import { STORIES } from '../../scripts/demo/stories.ts';
import type { JourneyHub } from './hub.ts';
import { WHOS_INVOLVED } from './operations.ts';

/** One involvement as the gateway asks an agency for it. */
export interface Representation {
  readonly __typename: string;
  readonly id: string;
  readonly statement?: unknown;
}

/** A fetch of entities. */
export interface Fetch {
  readonly query: string;
  readonly variables: { readonly representations: readonly Representation[] };
}

/** How a request is signed, where that differs from the way the gateway would. */
export interface Signing {
  readonly context?: RequestContext | null;
  readonly caller?: Caller;
  readonly receiver?: SubgraphName;
  readonly keys?: KeyRing;
  readonly path?: string;
  readonly now?: number;
}

/** A real request to health, statements and all, in the hands of someone on the inside who has not used it up. */
export interface InterceptedFetch {
  readonly request: WireRequest;
  readonly fetch: Fetch;
  readonly context: RequestContext;
  /** What education was asked at the same time. */
  readonly elsewhere: Fetch;
  /** The same fetch with something done to each representation. */
  altered(alter: (one: Representation, index: number) => Representation): Fetch;
  /** A request signed like the gateway's, except for what is said. */
  signed(sent: unknown, signing?: Signing): WireRequest;
  /** Sends a request straight to health. */
  send(request: WireRequest): Promise<WireResponse>;
}

/** Has the story “plain” asked, and takes the gateway's request to health off the line. */
export async function interceptFetch(hub: JourneyHub): Promise<InterceptedFetch> {
  const { switchboard, parts } = hub;
  switchboard.reset();
  switchboard.break('health', () => () => Promise.reject(new Error('intercepted')));
  const { asks, purpose, reason } = STORIES.plain;
  await hub.ask(asks, WHOS_INVOLVED, { purpose, reason, variables: { id: await hub.childId('plain') } });
  const requestTo = (receiver: SubgraphName): WireRequest => {
    const call = switchboard.fetches().find((made) => made.receiver === receiver);
    if (call === undefined) throw new Error(`${receiver} was not asked`);
    return call.request;
  };
  const request = requestTo('health');
  const fetch = JSON.parse(request.body) as Fetch;
  const elsewhere = JSON.parse(requestTo('education').body) as Fetch;
  const context = decodeRequestContext(request.headers['request-context'] ?? '');
  if (context === null) throw new Error('the request has no context');
  switchboard.reset();

  return {
    request,
    fetch,
    context,
    elsewhere,
    altered: (alter) => ({ ...fetch, variables: { representations: fetch.variables.representations.map(alter) } }),
    signed: (sent, signing = {}) => {
      const { caller = 'gateway', receiver = 'health', path = '/graphql', now = Date.now() } = signing;
      const given = signing.context === undefined ? context : signing.context;
      const body = JSON.stringify(sent);
      const signedParts = { method: 'POST', path, body, context: given === null ? '' : encodeRequestContext(given) };
      const keys = signing.keys ?? parts.keys.line(caller, receiver);
      return { method: 'POST', path, body, headers: signRequest(signedParts, caller, receiver, keys, now) };
    },
    send: (sent) => switchboard.honest('health')(sent, AbortSignal.timeout(2_000)),
  };
}
