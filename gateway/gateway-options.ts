import type { FastifyInstance } from 'fastify';
import type { JSONWebKeySet } from 'jose';
import type { SubgraphName } from '../schema/contract/agency.ts';
import type { AuditTrail } from '../schema/contract/audit-entry.ts';
import type { KeyRing } from '../schema/contract/key-ring.ts';
import type { Transport } from '../schema/contract/wire.ts';
import type { GraphiqlOptions } from './graphiql/graphiql-routes.ts';
import type { Compression } from './http/compressed-answers.ts';
import type { ForwardedPrefix } from './http/forwarded-routes.ts';
import type { StaticPage } from './http/static-pages.ts';
import type { StandingRegister } from './identity/standing-register.ts';
import type { OperationLimits } from './limits/operation-limits.ts';
import type { RateCounter } from './limits/rate/rate-counter.ts';
import type { RateLimits } from './limits/rate/rate-limits.ts';
import type { OverloadPolicy } from './overload/overload-policy.ts';
import type { SupergraphSource } from './supergraph/supergraph-source.ts';
import type { OperationalLog } from './telemetry/operational-log.ts';
import type { ReadinessCheck } from './telemetry/readiness.ts';
import type { TransportPolicy } from './transport/transport-policy.ts';

/** What a gateway is given by whoever starts it. */
export interface GatewayOptions {
  /** The composed supergraph document. */
  readonly supergraph: string;
  /** Where other documents come from while the gateway runs; absent: there is none but this one. */
  readonly supergraphSource?: SupergraphSource;
  /** How to reach each subgraph of the supergraph, over HTTP or in this process. */
  readonly transports: Readonly<Partial<Record<SubgraphName, Transport>>>;
  /** The keys shared with each, by which requests to it are signed. */
  readonly keys: Readonly<Partial<Record<SubgraphName, KeyRing>>>;
  /** Where the query log goes. */
  readonly trail: AuditTrail;
  readonly identity: IdentityOptions;
  readonly log: OperationalLog;

  /** Milliseconds one subgraph may take for one fetch; 3000. */
  readonly subgraphTimeout?: number;
  /** Milliseconds all work for a request may take; 5000. */
  readonly requestTimeout?: number;
  /** Requests under way at once; 256. More are turned away with OVERLOADED. */
  readonly maxInFlight?: number;
  /** Values of Access-Purpose for which places are kept when there are too many requests. None. */
  readonly urgentPurposes?: readonly string[];
  /** How overload is met; each part has a default. */
  readonly overload?: Partial<OverloadPolicy>;
  /** How subgraphs are called; each part has a default. */
  readonly transport?: Partial<TransportPolicy>;
  /** Milliseconds for which a closing gateway, not ready any more, takes requests of clients that do not know yet; 0. */
  readonly drainDelay?: number;
  readonly limits?: Partial<OperationLimits>;
  /** How often somebody may ask; as often as they like. */
  readonly rates?: Partial<RateLimits>;
  /** Where requests are counted for all gateways together; absent: each counts by itself. */
  readonly rateCounter?: RateCounter;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed, for the rate of an address alone. None. */
  readonly trustedProxies?: readonly string[];
  /** Whether clients may ask for the schema; off. */
  readonly introspection?: boolean;
  /** Subgraphs that answer anybody: an operation that asks them alone needs no token. None. */
  readonly publicSubgraphs?: readonly string[];
  /** Mutations of theirs, by name, that need no token either. None. */
  readonly publicMutations?: readonly string[];
  /** Prefixes of addresses that are answered by somebody else. None. */
  readonly forwarded?: readonly ForwardedPrefix[];
  /** Labels of progressive overrides (`@override(label:)`) that are on, besides those by percentage. None. */
  readonly overrideLabels?: readonly string[];
  /** Texts of operations that clients may ask for by id (`documentId`); planned when the gateway starts. */
  readonly operations?: readonly string[];
  /** Whether clients may ask for nothing else; they may. */
  readonly registeredOnly?: boolean;
  /** Origins of pages that may ask from a browser. None. */
  readonly corsOrigins?: readonly string[];
  /** Which answers are compressed; none. */
  readonly compression?: Compression;
  /** Whether every answer has a line in the log; no. */
  readonly accessLog?: boolean;
  /** Milliseconds from which on an operation has a line of its own in the log; none has. */
  readonly slowOperation?: number;
  /** Where traces go: the address of a collector that takes OTLP over HTTP. Absent: there are none. */
  readonly traces?: string;
  /** What has to work besides, for `/health/ready`. */
  readonly checks?: readonly ReadinessCheck[];
  /** The page for trying operations out; absent: there is none. */
  readonly graphiql?: GraphiqlOptions;
  /** Pages on the same port, for anybody: no more than HTML, styles and scripts that ask like any client. None. */
  readonly pages?: readonly StaticPage[];
  /** Where the metrics are served; absent: nowhere. */
  readonly metrics?: { readonly port: number; readonly host: string };
  /** Further routes on the same port, in a scope of their own; they do their own authentication and error handling. */
  readonly routes?: (app: FastifyInstance) => void | Promise<void>;
  /** Called last when the gateway closes: ends what the options brought along, such as connection pools. */
  readonly onClose?: () => Promise<void>;
  /** Milliseconds since the epoch; the system clock. */
  readonly now?: () => number;
}

export interface IdentityOptions {
  readonly issuer: string;
  readonly audience: string;
  /** The issuer's public keys, or the address at which it publishes them. */
  readonly keys: { readonly url: string } | { readonly set: JSONWebKeySet };
  /** Seconds a token may be valid for, from its making; 3600. */
  readonly maxTokenLifetime?: number;
  /** Standings that override those of tokens; absent: none. */
  readonly standings?: StandingRegister;
}
