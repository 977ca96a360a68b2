import type { AddressInfo } from 'node:net';
import { admission } from './execution/admission.ts';
import { executor } from './execution/executor.ts';
import { frontDoor } from './front-door.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { graphiqlRoutes } from './graphiql/graphiql-routes.ts';
import { forwardedRoutes } from './http/forwarded-routes.ts';
import { graphqlRoutes } from './http/graphql-routes.ts';
import { httpServer } from './http/http-server.ts';
import { staticPages } from './http/static-pages.ts';
import { identification } from './identity/identify.ts';
import { identifyOrNobody, publicLines, publicOperations } from './identity/public-operations.ts';
import { memoryStandingRegister } from './identity/standing-register.ts';
import { tokenRules } from './identity/token-rules.ts';
import { inFlight } from './limits/in-flight.ts';
import { DEFAULT_LIMITS } from './limits/operation-limits.ts';
import { queryLog } from './query-log/query-log.ts';
import { loadSupergraph } from './supergraph/load-supergraph.ts';
import { subgraphLines } from './supergraph/subgraph-lines.ts';
import { gatewayMetrics } from './telemetry/metrics.ts';
import { serveMetrics, type MetricsServer } from './telemetry/metrics-server.ts';
import { readiness } from './telemetry/readiness.ts';
import { readinessRoutes } from './telemetry/readiness-routes.ts';

export interface Gateway {
  /** Opens the port; 0 takes a free one. Resolves once requests are answered. */
  listen(port: number, host: string): Promise<{ readonly url: string; readonly port: number }>;
  /** Not ready from now on; takes no more connections, finishes what is under way, then ends. */
  close(): Promise<void>;
}

/** Milliseconds that requests under way have to finish when the gateway closes. */
const GRACE = 25_000;

/**
 * What the gateway is made of.
 * @throws Error where the supergraph cannot be loaded, or has a subgraph without a transport or keys
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { log, identity, now = Date.now, requestTimeout = 5_000, subgraphTimeout = 3_000 } = options;
  const metrics = options.metrics === undefined ? null : gatewayMetrics();

  const lines = subgraphLines(options.transports, options.keys, subgraphTimeout);
  const supergraph = loadSupergraph(options.supergraph, (error) => log.failed({ requestId: null, error }));
  const execute = executor(supergraph, lines, (asked) => metrics?.asked(asked));
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const admit = admission(supergraph, limits, {
    introspection: options.introspection ?? false,
    registered: options.operations ?? [],
    registeredOnly: options.registeredOnly ?? false,
  });
  const identified = identification(
    await tokenRules(identity),
    identity.standings ?? memoryStandingRegister(),
    requestTimeout,
  );
  const nobodys = new Set(options.publicSubgraphs ?? []);
  const identify = nobodys.size === 0 ? identified : identifyOrNobody(identified, requestTimeout);
  const open =
    nobodys.size === 0
      ? null
      : {
          admits: publicOperations(options.supergraph, nobodys),
          execute: executor(supergraph, publicLines(lines, nobodys), (asked) => metrics?.asked(asked)),
        };
  const record = queryLog(options.trail, now);
  const door = frontDoor({ admit, execute, open, queryLog: record, log, metrics, now });
  const ready = readiness(options.checks ?? [], now);

  const app = httpServer(door, now);
  await app.register(graphqlRoutes(door, identify, inFlight(options.maxInFlight ?? 256)));
  readinessRoutes(app, ready);
  if (options.forwarded !== undefined) await app.register(forwardedRoutes(options.forwarded, requestTimeout));
  if (options.graphiql !== undefined) await app.register(graphiqlRoutes(options.graphiql));
  if (options.pages !== undefined) await app.register(staticPages(options.pages));
  if (options.routes !== undefined) {
    const { routes } = options;
    await app.register(async (scope) => routes(scope));
  }
  let metricsServer: MetricsServer | null = null;

  return {
    listen: async (port, host) => {
      const url = await app.listen({ port, host });
      if (metrics !== null && options.metrics !== undefined)
        metricsServer = await serveMetrics(metrics, options.metrics.port, options.metrics.host);
      const opened = (app.server.address() as AddressInfo).port;
      log.listening({ port: opened });
      return { url, port: opened };
    },
    close: async () => {
      ready.leave();
      log.closing();
      const overdue = setTimeout(() => app.server.closeAllConnections(), GRACE);
      await app.close();
      clearTimeout(overdue);
      await record.close();
      await metricsServer?.close();
      await options.onClose?.();
    },
  };
}
