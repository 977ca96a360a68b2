import type { SubgraphName } from '../../../schema/contract/agency.ts';
import { parseKeyRing } from '../../../schema/contract/key-ring.ts';
import { securityLog } from '../../../subgraphs/kernel/guard/security-log.ts';
import { createLogger } from '../../../subgraphs/kernel/server/logger.ts';
import type { SubgraphSurroundings } from '../../../subgraphs/kernel/server/subgraph.ts';
import { CALLERS } from '../../hub/wiring.ts';
import type { PartSettings } from '../part-protocol.ts';

/** Connections of one subgraph: seven subgraphs together stay well below the hundred that PostgreSQL allows at first. */
const CONNECTIONS = 8;

/** What a subgraph of the benchmark is given: as in a deployment, with the log kept to what fails. */
export function surroundingsOf(name: SubgraphName, { databaseUrl, keys }: PartSettings): SubgraphSurroundings {
  const logger = createLogger(name, 'error');
  return {
    store: { kind: 'server', url: databaseUrl, connections: CONNECTIONS },
    callerKeys: Object.fromEntries(CALLERS[name].map((caller) => [caller, parseKeyRing(keys.lines)])),
    logger,
    securityLog: securityLog(logger),
  };
}
