import { randomBytes } from 'node:crypto';
import { newKeyRing } from '../../schema/contract/key-ring.ts';
import { startSubgraphs, type RunningSubgraphs } from '../../scripts/hub/start-subgraphs.ts';
import { newHubKeys, type HubKeys } from '../../scripts/hub/wiring.ts';
import type { TrailEvidence } from '../../subgraphs/audit/writer/trail-evidence.ts';
import type { Store } from '../../subgraphs/kernel/database/database.ts';
import { createLogger } from '../../subgraphs/kernel/server/logger.ts';
import { newEvidence } from '../subgraphs/audit/new-evidence.ts';
import { Switchboard } from './switchboard.ts';

export const BROKER = { name: 'Index team', telephone: '01632 960100' };

/** Every part of a hub behind its gateway, on one store, with all lines between them through one switchboard. */
export interface HubParts extends RunningSubgraphs {
  readonly switchboard: Switchboard;
  readonly keys: HubKeys;
}

/**
 * @param logged takes the log lines of all parts, each marked with the part's name
 * @param beside the parts of a hub of which these are the second processes: with the keys of its settings, and with its
 *   audit trail, of which there is one to a hub
 * @param evidence how that trail gives evidence, where the usual will not do
 */
export async function startHubParts(
  store: Store,
  logged: string[],
  beside?: HubParts,
  evidence: Partial<TrailEvidence> = {},
): Promise<HubParts> {
  const keys = beside?.keys ?? newHubKeys(newKeyRing('operator'), randomBytes(32));
  const switchboard = new Switchboard();
  const subgraphs = await startSubgraphs({
    store,
    keys,
    broker: BROKER,
    evidence: newEvidence(evidence),
    loggerOf: (name) => createLogger(name, 'info', { write: (text: string) => void logged.push(text) }),
    between: (caller, receiver, direct) => {
      switchboard.plug(
        receiver,
        receiver === 'audit' && beside !== undefined ? beside.switchboard.honest('audit') : direct,
      );
      return switchboard.line(caller, receiver);
    },
  });
  return { ...subgraphs, switchboard, keys };
}
