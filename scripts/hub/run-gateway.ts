import { fetchPrefix } from '../../gateway/http/fetch-prefix.ts';
import { createGateway, type Gateway } from '../../gateway/server.ts';
import { readGatewaySettings, type GatewaySettings } from '../../gateway/settings.ts';
import { readOperations } from '../../gateway/supergraph/read-operations.ts';
import { operationalLog, type OperationalLog } from '../../gateway/telemetry/operational-log.ts';
import { answerStages } from '../../gateway/transport/transport-policy.ts';
import { SUBGRAPHS, type SubgraphName } from '../../schema/contract/agency.ts';
import type { AuditTrail } from '../../schema/contract/audit-entry.ts';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import type { Transport } from '../../schema/contract/wire.ts';
import { httpTransport } from '../../schema/wire/http-transport.ts';
import { remoteAuditTrail } from '../../schema/wire/remote-audit-trail.ts';
import { AUDIT_PAGE } from '../../subgraphs/audit/page/audit-page.ts';
import { blankTrial } from './blank-trial.ts';
import { operationOf, sharedState, supergraphOf } from './gateway-operation.ts';
import { readinessOf } from './readiness-of.ts';
import { relayEntries, type EntryRelay } from './relay-entries.ts';
import { runUntilStopped } from './run-until-stopped.ts';

/**
 * Runs the gateway in this process until it is told to stop, then finishes what is under way. It does not wait for the
 * subgraphs: each is asked when a request needs it, and may come and go.
 * @throws Error when a setting is wrong, the supergraph cannot be loaded, the port is taken, or closing takes too long
 */
export async function runGateway(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const settings = readGatewaySettings(environment);
  const log = operationalLog(settings.logLevel);
  const gateway = await ownGateway(settings, log);
  await gateway.listen(settings.port, settings.host);
  await runUntilStopped(
    () => gateway.close(),
    (error) => log.failed({ requestId: null, error }),
  );
}

async function ownGateway(settings: GatewaySettings, log: OperationalLog): Promise<Gateway> {
  const { issuer, audience, jwksUrl, subgraphs } = settings;
  const { transports, keys, trail, close } = lines(settings);
  const { redis, register } = sharedState(settings, log);
  let relay: EntryRelay | null = null;
  const gateway = await createGateway({
    ...(await supergraphOf(settings)),
    ...operationOf(settings, redis),
    ...settings.load.options,
    operations: await readOperations(settings.operationsFolder),
    registeredOnly: settings.registeredOnly,
    transports,
    keys,
    trail,
    identity: { issuer, audience, keys: { url: jwksUrl }, ...(register === null ? {} : { standings: register }) },
    log,
    subgraphTimeout: settings.subgraphTimeout,
    requestTimeout: settings.requestTimeout,
    introspection: settings.introspection,
    publicSubgraphs: settings.publicSubgraphs,
    publicMutations: settings.publicMutations,
    forwarded: settings.forwarded.map(({ prefix, origin }) => fetchPrefix(prefix, origin)),
    checks: [
      // Nothing can be answered without these; without an agency, everything but its part can.
      () => readinessOf(subgraphs['child-index'].url),
      () => readinessOf(subgraphs.audit.url),
      ...(register === null ? [] : [() => register.standingOf('readiness').then(() => true)]),
    ],
    ...(settings.graphiql ? { graphiql: await blankTrial() } : {}),
    pages: AUDIT_PAGE,
    ...(settings.metricsPort === null ? {} : { metrics: { port: settings.metricsPort, host: settings.host } }),
    onClose: async () => {
      await relay?.stop();
      await close();
      await redis?.close();
    },
  });
  relay = directoryRelay(settings, trail, log);
  return gateway;
}

/** The directory has no key to the audit trail: what it changes gets there by this process, which has. */
function directoryRelay({ subgraphs }: GatewaySettings, trail: AuditTrail, log: OperationalLog): EntryRelay {
  const { url, keys } = subgraphs['service-directory'];
  const { transport, close } = httpTransport(url);
  const line = { caller: 'gateway', receiver: 'service-directory', keys, transport } as const;
  const relay = relayEntries(line, trail, (error) => log.failed({ requestId: null, error }));
  return { stop: () => relay.stop().then(close) };
}

/** Connections to every subgraph, and one of its own for the query log: auditors’ queries never keep an entry waiting. */
function lines({ subgraphs, subgraphTimeout, load }: GatewaySettings) {
  const { atOnce: connections } = load.options.transport;
  const options = { ...answerStages(subgraphTimeout), http2: load.http2, connections };
  const transports: Partial<Record<SubgraphName, Transport>> = {};
  const keys: Partial<Record<SubgraphName, KeyRing>> = {};
  const queryLog = httpTransport(subgraphs.audit.url);
  const closers = [queryLog.close];
  for (const name of SUBGRAPHS) {
    const { transport, close } = httpTransport(subgraphs[name].url, options);
    transports[name] = transport;
    keys[name] = subgraphs[name].keys;
    closers.push(close);
  }
  const trail = remoteAuditTrail({
    caller: 'gateway',
    receiver: 'audit',
    keys: subgraphs.audit.keys,
    transport: queryLog.transport,
  });
  const close = async () => {
    await Promise.all(closers.map((end) => end()));
  };
  return { transports, keys, trail, close };
}
