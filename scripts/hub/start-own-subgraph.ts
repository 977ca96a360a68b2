import { createSecretKey } from 'node:crypto';
import type { Logger } from 'pino';
import { httpTransport } from '../../schema/wire/http-transport.ts';
import { remoteAuditTrail } from '../../schema/wire/remote-audit-trail.ts';
import { startAudit } from '../../subgraphs/audit/index.ts';
import { startChildIndex } from '../../subgraphs/child-index/index.ts';
import { startAgency } from '../../subgraphs/kernel/agency/agency-subgraph.ts';
import { securityLog } from '../../subgraphs/kernel/guard/security-log.ts';
import { startServiceDirectory } from '../../subgraphs/service-directory/index.ts';
import type { Subgraph, SubgraphSurroundings } from '../../subgraphs/kernel/server/subgraph.ts';
import { listenPublicly } from '../../subgraphs/service-directory/public/public-listener.ts';
import { AGENCIES } from './agencies.ts';
import type { AgencySettings, ChildIndexSettings, DirectorySettings, SubgraphSettings } from './subgraph-settings.ts';

/** Starts the one subgraph of this process; what else it calls, it calls over HTTP. */
export function startOwnSubgraph(settings: SubgraphSettings, logger: Logger): Promise<Subgraph> {
  const { store, callerKeys } = settings;
  const surroundings: SubgraphSurroundings = { store, callerKeys, logger, securityLog: securityLog(logger) };
  if (settings.kind === 'audit') return startAudit(surroundings, settings.evidence);
  if (settings.kind === 'service-directory') return serviceDirectory(settings, surroundings);
  return settings.kind === 'child-index' ? childIndex(settings, surroundings) : agency(settings, surroundings);
}

/** Serves the public, where it is told a port for that, beside the hub. */
async function serviceDirectory(settings: DirectorySettings, surroundings: SubgraphSurroundings): Promise<Subgraph> {
  const directory = await startServiceDirectory(surroundings);
  if (settings.publicPort === null) return directory;
  const listener = await listenPublicly(directory.publicly, settings.publicPort, settings.host);
  surroundings.logger.info({ port: Number(new URL(listener.url).port) }, 'listening for the public');
  return {
    ...directory,
    close: async () => {
      await listener.close();
      await directory.close();
    },
  };
}

async function childIndex(settings: ChildIndexSettings, surroundings: SubgraphSurroundings): Promise<Subgraph> {
  const { sealKeys, involvementIds, broker } = settings;
  const { transport, close } = httpTransport(settings.audit.url);
  const { keys } = settings.audit;
  const subgraph = await startChildIndex({
    ...surroundings,
    trail: remoteAuditTrail({ caller: 'child-index', receiver: 'audit', keys, transport }),
    publisher: { idSecret: createSecretKey(involvementIds), sealKeys, broker },
  });
  return closingAfter(subgraph, close);
}

async function agency(settings: AgencySettings, surroundings: SubgraphSurroundings): Promise<Subgraph> {
  const { name, custodian, sealKeys } = settings;
  const { transport, close } = httpTransport(settings.childIndex.url);
  const { keys } = settings.childIndex;
  const subgraph = await startAgency(AGENCIES[custodian], {
    ...surroundings,
    sealKeys,
    childIndex: { caller: name, receiver: 'child-index', keys, transport },
  });
  return closingAfter(subgraph, close);
}

/** The subgraph’s own requests may still need the connection while it closes. */
function closingAfter(subgraph: Subgraph, close: () => Promise<void>): Subgraph {
  return {
    ...subgraph,
    close: async () => {
      await subgraph.close();
      await close();
    },
  };
}
