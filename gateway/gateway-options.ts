import type { FastifyInstance } from 'fastify';
import type { JSONWebKeySet } from 'jose';
import type { SubgraphName } from '../schema/contract/agency.ts';
import type { AuditTrail } from '../schema/contract/audit-entry.ts';
import type { KeyRing } from '../schema/contract/key-ring.ts';
import type { Transport } from '../schema/contract/wire.ts';
import type { GraphiqlOptions } from './graphiql/graphiql-routes.ts';
import type { ForwardedPrefix } from './http/forwarded-routes.ts';
import type { StaticPage } from './http/static-pages.ts';
import type { StandingRegister } from './identity/standing-register.ts';
import type { OperationLimits } from './limits/operation-limits.ts';
import type { OperationalLog } from './telemetry/operational-log.ts';
import type { ReadinessCheck } from './telemetry/readiness.ts';

/** What a gateway is given by whoever starts it. */
export interface GatewayOptions {
  /** The composed supergraph document. */
  readonly supergraph: string;
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
  readonly limits?: Partial<OperationLimits>;
  /** Whether clients may ask for the schema; off. */
  readonly introspection?: boolean;
  /** Subgraphs that answer anybody: an operation that asks them alone needs no token. None. */
  readonly publicSubgraphs?: readonly string[];
  /** Prefixes of addresses that are answered by somebody else. None. */
  readonly forwarded?: readonly ForwardedPrefix[];
  /** Texts of operations that clients may ask for by id (`documentId`); planned when the gateway starts. */
  readonly operations?: readonly string[];
  /** Whether clients may ask for nothing else; they may. */
  readonly registeredOnly?: boolean;
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
