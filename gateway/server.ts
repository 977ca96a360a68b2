import { setTimeout as pause } from 'node:timers/promises';
import type { OnAsked } from './execution/executor.ts';
import { answerOfCode } from './execution/subgraph-answer.ts';
import { frontDoor } from './front-door.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { graphiqlRoutes } from './graphiql/graphiql-routes.ts';
import { addAccessLog } from './http/access-log.ts';
import { callOf } from './http/calls.ts';
import { addCompression } from './http/compressed-answers.ts';
import { addCrossOrigin } from './http/cross-origin.ts';
import { forwardedRoutes } from './http/forwarded-routes.ts';
import { GRAPHQL, graphqlRoutes } from './http/graphql-routes.ts';
import { httpServer } from './http/http-server.ts';
import { openDoors, type Doors } from './http/open-doors.ts';
import { persistedGet } from './http/persisted-get.ts';
import { staticPages } from './http/static-pages.ts';
import { identification } from './identity/identify.ts';
import { identifyOrNobody } from './identity/public-operations.ts';
import { memoryStandingRegister } from './identity/standing-register.ts';
import { tokenRules } from './identity/token-rules.ts';
import { DEFAULT_LIMITS } from './limits/operation-limits.ts';
import { persistedQueries } from './limits/persisted-queries.ts';
import { trustedProxies } from './limits/rate/client-address.ts';
import { NO_RATE_LIMITS, addressRate, rateLimited } from './limits/rate/rate-limits.ts';
import { Doorkeeper } from './overload/doorkeeper.ts';
import { overloadGate } from './overload/overload-gate.ts';
import { OVERLOAD_POLICY } from './overload/overload-policy.ts';
import { queryLog } from './query-log/query-log.ts';
import { liveSupergraph } from './supergraph/live-supergraph.ts';
import { makingServings } from './supergraph/serving.ts';
import { subgraphLines } from './supergraph/subgraph-lines.ts';
import { gatewayMetrics } from './telemetry/metrics.ts';
import { serveMetrics, type MetricsServer } from './telemetry/metrics-server.ts';
import { observer } from './telemetry/observer.ts';
import { readiness } from './telemetry/readiness.ts';
import { readinessRoutes } from './telemetry/readiness-routes.ts';
import { tracingTo } from './telemetry/tracing.ts';
import { TRANSPORT_POLICY } from './transport/transport-policy.ts';

export interface Gateway {
  /** Opens the port; 0 takes a free one. Resolves once requests are answered. */
  listen(port: number, host: string): Promise<{ readonly url: string; readonly port: number }>;
  /** Not ready from now on; takes no more connections, finishes what is under way, then ends. */
  close(): Promise<void>;
}

/** Milliseconds from when the gateway closes until requests still under way are cut off. */
const GRACE = 27_000;

/**
 * What the gateway is made of.
 * @throws Error where the supergraph cannot be loaded, or has a subgraph without a transport or keys
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { log, identity, now = Date.now, requestTimeout = 5_000, subgraphTimeout = 3_000 } = options;
  const metrics = options.metrics === undefined ? null : gatewayMetrics();

  const policy = { ...TRANSPORT_POLICY, ...options.transport };
  const record = queryLog(options.trail, now);
  // Calls that wait for the trail at the other end have taken the room.
  const crowded = () => (record.whyCrowded() === 'AUDIT_UNAVAILABLE' ? answerOfCode('AUDIT_UNAVAILABLE') : null);
  const lines = subgraphLines(options.transports, options.keys, subgraphTimeout, policy, crowded);
  const tracing = options.traces === undefined ? null : await tracingTo(options.traces);
  const onAsked: OnAsked = (asked, alarm, traceparent) => {
    metrics?.asked(asked);
    if (traceparent !== null) tracing?.asked(traceparent, asked);
    if (alarm === null) return;
    metrics?.alarm(asked.subgraph, alarm);
    log.alarm({ subgraph: asked.subgraph, alarm });
  };
  const nobodys = new Set(options.publicSubgraphs ?? []);
  const make = makingServings({
    lines,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    admissible: {
      introspection: options.introspection ?? false,
      registered: options.operations ?? [],
      registeredOnly: options.registeredOnly ?? false,
    },
    publicSubgraphs: nobodys,
    publicMutations: new Set(options.publicMutations ?? []),
    overrideLabels: options.overrideLabels ?? [],
    onAsked,
    onFallback: (error) => log.failed({ requestId: null, error }),
  });
  const live = await liveSupergraph(options.supergraph, make, ({ hash, refused }) => {
    metrics?.reloaded(refused === null ? 'SERVED' : 'REFUSED');
    log.supergraph({ hash, refused });
  });
  const identified = identification(
    await tokenRules(identity),
    identity.standings ?? memoryStandingRegister(),
    requestTimeout,
  );
  const proxies = trustedProxies(options.trustedProxies ?? []);
  const counter = options.rateCounter ?? null;
  const rate = addressRate(options.rates?.address ?? 0, proxies, counter);
  const identify = rateLimited(
    nobodys.size === 0 ? identified : identifyOrNobody(identified, requestTimeout),
    { ...NO_RATE_LIMITS, ...options.rates },
    proxies,
    counter,
  );
  const persisted = options.registeredOnly === true ? null : persistedQueries();
  const { slowOperation: slow = null } = options;
  const seen = observer({ log, metrics, tracing, slow, now });
  const door = frontDoor({ serving: live.current, persisted, rate, queryLog: record, observer: seen });
  const ready = readiness(options.checks ?? [], now);

  const overload = {
    ...OVERLOAD_POLICY,
    ...(options.maxInFlight === undefined ? {} : { atOnce: options.maxInFlight }),
    ...options.overload,
  };
  const gate = overloadGate({
    policy: overload,
    path: GRAPHQL,
    urgent: new Set(options.urgentPurposes ?? []),
    why: () => record.whyCrowded(),
  });
  metrics?.watch({
    load: gate.state,
    breakers: () => lines.map(({ name, guard }) => ({ subgraph: name, isOpen: guard?.breaker.isOpen ?? false })),
  });
  const keeper = new Doorkeeper(gate, GRAPHQL, overload.hold, (peer, requests) => {
    metrics?.turnedAway(gate.why(), requests);
    record.turnedAway(peer, requests);
  });
  const app = httpServer(door, now, gate, keeper);
  if (tracing !== null)
    app.addHook('onRequest', async (request) => {
      const call = callOf(request);
      call.traceparent = tracing.begun(call, request.raw.headersDistinct['traceparent'] ?? []);
    });
  if (options.accessLog === true) addAccessLog(app, log);
  addCrossOrigin(app, options.corsOrigins ?? []);
  addCompression(app, options.compression ?? 'none');
  await app.register(graphqlRoutes(door, identify, gate));
  await app.register(persistedGet(door, identify, gate, (id) => live.current().open?.documents.get(id) ?? null));
  readinessRoutes(app, ready);
  if (options.forwarded !== undefined) await app.register(forwardedRoutes(options.forwarded, requestTimeout, rate));
  if (options.graphiql !== undefined) await app.register(graphiqlRoutes(options.graphiql));
  if (options.pages !== undefined) await app.register(staticPages(options.pages));
  if (options.routes !== undefined) {
    const { routes } = options;
    await app.register(async (scope) => routes(scope));
  }
  let metricsServer: MetricsServer | null = null;
  let doors: Doors | null = null;
  const unwatch = options.supergraphSource?.watch(
    (sdl) => void live.offer(sdl),
    (error) => {
      metrics?.reloaded('UNREADABLE');
      log.failed({ requestId: null, error });
    },
  );

  return {
    listen: async (port, host) => {
      doors = await openDoors(app, port, host);
      if (metrics !== null && options.metrics !== undefined)
        metricsServer = await serveMetrics(metrics, options.metrics.port, options.metrics.host);
      log.listening({ port: doors.port });
      return { url: doors.url, port: doors.port };
    },
    close: async () => {
      ready.leave();
      log.closing();
      unwatch?.();
      const overdue = setTimeout(() => app.server.closeAllConnections(), GRACE);
      await pause(options.drainDelay ?? 0);
      await Promise.all([app.close(), doors?.close()]);
      clearTimeout(overdue);
      live.close();
      gate.close();
      await record.close();
      await metricsServer?.close();
      await tracing?.close();
      await options.onClose?.();
    },
  };
}
