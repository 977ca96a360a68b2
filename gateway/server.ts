import type { AddressInfo } from 'node:net';
import { admission } from './execution/admission.ts';
import { startExecutor } from './execution/executor.ts';
import { frontDoor } from './front-door.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { graphiqlRoutes } from './graphiql/graphiql-routes.ts';
import { graphqlRoutes } from './http/graphql-routes.ts';
import { httpServer } from './http/http-server.ts';
import { identification } from './identity/identify.ts';
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
  const supergraph = loadSupergraph(options.supergraph, lines, (asked) => metrics?.asked(asked));
  const executor = await startExecutor(supergraph);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const admit = admission(executor.schema, limits, options.introspection ?? false);
  const identify = identification(
    await tokenRules(identity),
    identity.standings ?? memoryStandingRegister(),
    requestTimeout,
  );
  const door = frontDoor({ admit, executor, queryLog: queryLog(options.trail, now), log, metrics, now });
  const ready = readiness(options.checks ?? [], now);

  const app = httpServer(door, now);
  await app.register(graphqlRoutes(door, identify, inFlight(options.maxInFlight ?? 256)));
  readinessRoutes(app, ready);
  if (options.graphiql !== undefined) await app.register(graphiqlRoutes(options.graphiql));
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
      await metricsServer?.close();
      await executor.close();
      await options.onClose?.();
    },
  };
}
