import { createSecretKey, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { CUSTODIANS, SUBGRAPH_OF, type Custodian, type SubgraphName } from '../../schema/contract/agency.ts';
import { newKeyRing, type KeyRing } from '../../schema/contract/key-ring.ts';
import type { Caller } from '../../schema/contract/request-signature.ts';
import type { ServiceLine } from '../../schema/wire/call-service.ts';
import { remoteAuditTrail } from '../../schema/wire/remote-audit-trail.ts';
import { AGENCIES } from '../../scripts/hub/agencies.ts';
import { inProcessTransport } from '../../scripts/hub/in-process-transport.ts';
import { CALLERS, newHubKeys, type HubKeys } from '../../scripts/hub/wiring.ts';
import { startAudit } from '../../subgraphs/audit/index.ts';
import { startChildIndex } from '../../subgraphs/child-index/index.ts';
import { startAgency } from '../../subgraphs/kernel/agency/agency-subgraph.ts';
import type { Store } from '../../subgraphs/kernel/database/database.ts';
import { securityLog } from '../../subgraphs/kernel/guard/security-log.ts';
import { createLogger } from '../../subgraphs/kernel/server/logger.ts';
import type { Subgraph, SubgraphSurroundings } from '../../subgraphs/kernel/server/subgraph.ts';
import { Switchboard } from './switchboard.ts';

export const BROKER = { name: 'Index team', telephone: '01632 960100' };

/** Every part of a hub behind its gateway, on one store, with all lines between them through one switchboard. */
export interface HubParts {
  readonly switchboard: Switchboard;
  readonly keys: HubKeys;
  line(caller: Caller, receiver: SubgraphName): ServiceLine;
  close(): Promise<void>;
}

/** @param logged takes the log lines of all parts, each marked with the part's name */
export async function startHubParts(store: Store, logged: string[]): Promise<HubParts> {
  const keys = newHubKeys(newKeyRing('operator'), randomBytes(32));
  const switchboard = new Switchboard();
  const running: Subgraph[] = [];
  const line = (caller: Caller, receiver: SubgraphName): ServiceLine => ({
    caller,
    receiver,
    keys: keys.line(caller, receiver),
    transport: switchboard.line(caller, receiver),
  });
  const surroundingsOf = (name: SubgraphName): SubgraphSurroundings => {
    const logger: Logger = createLogger(name, 'info', { write: (text: string) => void logged.push(text) });
    const callerKeys = Object.fromEntries(CALLERS[name].map((caller) => [caller, keys.line(caller, name)]));
    return { store, callerKeys, logger, securityLog: securityLog(logger) };
  };
  const add = (subgraph: Subgraph) => {
    running.unshift(subgraph);
    switchboard.plug(subgraph.name, inProcessTransport(subgraph.handle));
  };

  add(await startAudit(surroundingsOf('audit')));
  const sealKeys = Object.fromEntries(CUSTODIANS.map((custodian) => [custodian, keys.seal(custodian)]));
  add(
    await startChildIndex({
      ...surroundingsOf('child-index'),
      trail: remoteAuditTrail(line('child-index', 'audit')),
      publisher: {
        idSecret: createSecretKey(keys.involvementIds),
        sealKeys: sealKeys as Record<Custodian, KeyRing>,
        broker: BROKER,
      },
    }),
  );
  for (const custodian of CUSTODIANS) {
    const name = SUBGRAPH_OF[custodian];
    const own = { sealKeys: keys.seal(custodian), childIndex: line(name, 'child-index') };
    add(await startAgency(AGENCIES[custodian], { ...surroundingsOf(name), ...own }));
  }
  return {
    switchboard,
    keys,
    line,
    close: async () => {
      for (const subgraph of running) await subgraph.close();
    },
  };
}
