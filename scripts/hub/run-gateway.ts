import { readFile } from 'node:fs/promises';
import { fetchPrefix } from '../../gateway/http/fetch-prefix.ts';
import { redisStandingRegister } from '../../gateway/identity/redis-standing-register.ts';
import { createGateway, type Gateway } from '../../gateway/server.ts';
import { readGatewaySettings, type GatewaySettings } from '../../gateway/settings.ts';
import { readOperations } from '../../gateway/supergraph/read-operations.ts';
import { operationalLog, type OperationalLog } from '../../gateway/telemetry/operational-log.ts';
import { SUBGRAPHS, type SubgraphName } from '../../schema/contract/agency.ts';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import type { Transport } from '../../schema/contract/wire.ts';
import { httpTransport } from '../../schema/wire/http-transport.ts';
import { remoteAuditTrail } from '../../schema/wire/remote-audit-trail.ts';
import { AUDIT_PAGE } from '../../subgraphs/audit/page/audit-page.ts';
import { blankTrial } from './blank-trial.ts';
import { readinessOf } from './readiness-of.ts';
import { runUntilStopped } from './run-until-stopped.ts';

/**
 * Runs the gateway in this process until it is told to stop, then finishes what is under way. It does not wait for the
 * subgraphs: each is asked when a request needs it, and may come and go.
 * @throws Error when a setting is wrong, the supergraph cannot be loaded, the port is taken, or closing takes too long
 */
export async function runGateway(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const settings = readGatewaySettings(environment);
  const gateway = await ownGateway(settings);
  await gateway.listen(settings.port, settings.host);
  await runUntilStopped(() => gateway.close());
}

async function ownGateway(settings: GatewaySettings): Promise<Gateway> {
  const { issuer, audience, jwksUrl, subgraphs } = settings;
  const log = operationalLog(settings.logLevel);
  const { transports, keys, trail, close } = lines(subgraphs);
  const register = standingRegister(settings, log);
  return createGateway({
    supergraph: await readFile(settings.supergraphFile, 'utf8'),
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
      await close();
      await register?.close();
    },
  });
}

function standingRegister({ redisUrl }: GatewaySettings, log: OperationalLog) {
  if (redisUrl === null) return null;
  return redisStandingRegister(redisUrl, (error) => log.failed({ requestId: null, error }));
}

/** Connections to every subgraph, and one of its own for the query log: auditors’ queries never keep an entry waiting. */
function lines(subgraphs: GatewaySettings['subgraphs']) {
  const transports: Partial<Record<SubgraphName, Transport>> = {};
  const keys: Partial<Record<SubgraphName, KeyRing>> = {};
  const queryLog = httpTransport(subgraphs.audit.url);
  const closers = [queryLog.close];
  for (const name of SUBGRAPHS) {
    const { transport, close } = httpTransport(subgraphs[name].url);
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
