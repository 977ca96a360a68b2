import { createSecretKey } from 'node:crypto';
import type { Logger } from 'pino';
import { CUSTODIANS, SUBGRAPH_OF, type SubgraphName } from '../../schema/contract/agency.ts';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import type { Caller } from '../../schema/contract/request-signature.ts';
import type { Transport } from '../../schema/contract/wire.ts';
import type { ServiceLine } from '../../schema/wire/call-service.ts';
import { remoteAuditTrail } from '../../schema/wire/remote-audit-trail.ts';
import { startAudit } from '../../subgraphs/audit/index.ts';
import type { TrailEvidence } from '../../subgraphs/audit/writer/trail-evidence.ts';
import { startChildIndex } from '../../subgraphs/child-index/index.ts';
import { startAgency } from '../../subgraphs/kernel/agency/agency-subgraph.ts';
import type { Store } from '../../subgraphs/kernel/database/database.ts';
import { securityLog } from '../../subgraphs/kernel/guard/security-log.ts';
import type { Subgraph, SubgraphSurroundings } from '../../subgraphs/kernel/server/subgraph.ts';
import type { Service } from '../../subgraphs/kernel/schema/service.type.ts';
import { startServiceDirectory } from '../../subgraphs/service-directory/index.ts';
import type { PublicHandler } from '../../subgraphs/service-directory/public/public-listener.ts';
import { AGENCIES } from './agencies.ts';
import { inProcessTransport } from './in-process-transport.ts';
import { relayEntries } from './relay-entries.ts';
import { CALLERS, type HubKeys } from './wiring.ts';

export interface SubgraphsOptions {
  readonly store: Store;
  readonly keys: HubKeys;
  readonly broker: Service;
  /** With what the audit trail gives evidence of itself. */
  readonly evidence: TrailEvidence;
  /** The operational log of one part. */
  readonly loggerOf: (name: SubgraphName) => Logger;
  /** What stands between a caller and a receiver, such as a recorder; absent: nothing. */
  readonly between?: (caller: Caller, receiver: SubgraphName, direct: Transport) => Transport;
}

/** All subgraphs of a hub in one process. */
export interface RunningSubgraphs {
  /** The line of one part to another: how to reach it, and the keys to sign with. */
  line(caller: Caller, receiver: SubgraphName): ServiceLine;
  /** What the directory answers to anybody. */
  readonly publicly: PublicHandler;
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts every subgraph on one store. The audit trail comes first: nothing may be decided without it. */
export async function startSubgraphs(options: SubgraphsOptions): Promise<RunningSubgraphs> {
  const { store, keys, loggerOf, between } = options;
  const running: Subgraph[] = [];
  const transports: Partial<Record<SubgraphName, Transport>> = {};
  const line = (caller: Caller, receiver: SubgraphName): ServiceLine => {
    const direct = transports[receiver];
    if (direct === undefined) throw new Error(`${receiver} is not running`);
    const transport = between === undefined ? direct : between(caller, receiver, direct);
    return { caller, receiver, keys: keys.line(caller, receiver), transport };
  };
  const surroundingsOf = (name: SubgraphName): SubgraphSurroundings => {
    const logger = loggerOf(name);
    const callerKeys: Partial<Record<Caller, KeyRing>> = {};
    for (const caller of CALLERS[name]) callerKeys[caller] = keys.line(caller, name);
    return { store, callerKeys, logger, securityLog: securityLog(logger) };
  };
  const add = (subgraph: Subgraph) => {
    running.push(subgraph);
    transports[subgraph.name] = inProcessTransport(subgraph.handle);
  };

  const startAll = async () => {
    add(await startAudit(surroundingsOf('audit'), options.evidence));
    const sealKeys = Object.fromEntries(CUSTODIANS.map((custodian) => [custodian, keys.seal(custodian)])) as {
      [custodian in (typeof CUSTODIANS)[number]]: KeyRing;
    };
    add(
      await startChildIndex({
        ...surroundingsOf('child-index'),
        trail: remoteAuditTrail(line('child-index', 'audit')),
        publisher: { idSecret: createSecretKey(keys.involvementIds), sealKeys, broker: options.broker },
      }),
    );
    for (const custodian of CUSTODIANS) {
      const name = SUBGRAPH_OF[custodian];
      const surroundings = {
        ...surroundingsOf(name),
        sealKeys: keys.seal(custodian),
        childIndex: line(name, 'child-index'),
      };
      add(await startAgency(AGENCIES[custodian], surroundings));
    }
    const directory = await startServiceDirectory(surroundingsOf('service-directory'));
    add(directory);
    return directory;
  };
  const closeAll = async () => {
    for (const subgraph of running.toReversed()) await subgraph.close();
  };
  const directory = await startAll().catch(async (error: unknown) => {
    await closeAll(); // while their store is still open
    throw error;
  });
  const relay = relayEntries(
    { ...line('gateway', 'service-directory'), transport: inProcessTransport(directory.handle) },
    remoteAuditTrail(line('gateway', 'audit')),
    (error) => loggerOf('service-directory').warn({ err: error }, 'entries do not get onto the audit trail'),
  );
  return {
    line,
    publicly: directory.publicly,
    isReady: async () => (await Promise.all(running.map((subgraph) => subgraph.isReady()))).every(Boolean),
    close: async () => {
      const stopped = relay.stop();
      await closeAll();
      await stopped;
    },
  };
}
