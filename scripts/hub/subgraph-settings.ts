import type { z } from 'zod';
import type { LogLevel } from '../../gateway/telemetry/operational-log.ts';
import { CUSTODIANS, SUBGRAPH_OF, type Custodian, type SubgraphName } from '../../schema/contract/agency.ts';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import type { Caller } from '../../schema/contract/request-signature.ts';
import { noteSigner } from '../../subgraphs/audit/trail/checkpoint/note-key.ts';
import type { TrailEvidence } from '../../subgraphs/audit/writer/trail-evidence.ts';
import type { Store } from '../../subgraphs/kernel/database/database.ts';
import type { CallerKeys } from '../../subgraphs/kernel/guard/request-guard.ts';
import type { Service } from '../../subgraphs/kernel/schema/service.type.ts';
import { readSettings, type SettingGroups } from './read-settings.ts';
import { linkKeysName, sealKeysName } from './setting-names.ts';
import {
  agencySettingGroups,
  auditSettingGroups,
  childIndexSettingGroups,
  directorySettingGroups,
} from './subgraph-setting-groups.ts';
import { CALLERS } from './wiring.ts';

/** Where another part of the hub is, and the keys for calling it. */
export interface LineSettings {
  readonly url: string;
  readonly keys: KeyRing;
}

/** What a subgraph in a process of its own is told by its environment. Read once, at the start; frozen. */
interface ProcessSettings {
  readonly name: SubgraphName;
  readonly port: number;
  readonly host: string;
  readonly store: Extract<Store, { kind: 'server' }>;
  readonly logLevel: LogLevel;
  readonly callerKeys: CallerKeys;
}

export interface AuditSettings extends ProcessSettings {
  readonly kind: 'audit';
  readonly evidence: TrailEvidence;
}

export interface ChildIndexSettings extends ProcessSettings {
  readonly kind: 'child-index';
  readonly sealKeys: Readonly<Record<Custodian, KeyRing>>;
  readonly involvementIds: Buffer;
  readonly broker: Service;
  readonly audit: LineSettings;
}

export interface AgencySettings extends ProcessSettings {
  readonly kind: 'agency';
  readonly custodian: Custodian;
  readonly sealKeys: KeyRing;
  readonly childIndex: LineSettings;
}

export interface DirectorySettings extends ProcessSettings {
  readonly kind: 'service-directory';
  /** Where anybody may ask, without a signature; null: nowhere. */
  readonly publicPort: number | null;
}

export type SubgraphSettings = DirectorySettings | AuditSettings | ChildIndexSettings | AgencySettings;

type Environment = Readonly<Record<string, string | undefined>>;
type KeyRings = Readonly<Record<string, KeyRing>>;

/**
 * Reads the settings of one subgraph from an environment.
 * @throws Error with one line for each setting that is missing or wrong: its name and what it has to be, not its value
 */
export function readSubgraphSettings(name: SubgraphName, environment: Environment): SubgraphSettings {
  const custodian = custodianOf(name);
  if (custodian !== null) return Object.freeze(agencySettings(name, custodian, environment));
  if (name === 'service-directory') return Object.freeze(directorySettings(environment));
  return Object.freeze(name === 'audit' ? auditSettings(environment) : childIndexSettings(environment));
}

/** The names of all settings that a subgraph reads. */
export function subgraphSettingNames(name: SubgraphName): readonly string[] {
  const custodian = custodianOf(name);
  const groups: SettingGroups = custodian === null ? ownGroups(name) : agencySettingGroups(custodian);
  return Object.values(groups).flatMap((group) => Object.keys(group.shape));
}

/** Of what is no agency. */
function ownGroups(name: SubgraphName): SettingGroups {
  if (name === 'service-directory') return directorySettingGroups();
  return name === 'audit' ? auditSettingGroups() : childIndexSettingGroups();
}

function directorySettings(environment: Environment): DirectorySettings {
  const read = readSettings('the subgraph service-directory', directorySettingGroups(), environment);
  const { PUBLIC_PORT } = read.directory;
  return {
    kind: 'service-directory',
    ...processSettings('service-directory', read),
    publicPort: PUBLIC_PORT ?? null,
  };
}

function auditSettings(environment: Environment): AuditSettings {
  const read = readSettings('the subgraph audit', auditSettingGroups(), environment);
  const { evidence } = read;
  const [signer, ...formerSigners] = evidence.AUDIT_SIGNING_KEY.map((key) =>
    noteSigner(evidence.AUDIT_TRAIL_NAME, key),
  );
  if (signer === undefined) throw new Error('AUDIT_SIGNING_KEY was not read');
  return {
    kind: 'audit',
    ...processSettings('audit', read),
    evidence: {
      signer,
      formerSigners,
      masterKeys: evidence.AUDIT_MASTER_KEY,
      checkpointFile: evidence.AUDIT_CHECKPOINT_FILE,
      everyEntries: evidence.AUDIT_CHECKPOINT_ENTRIES,
      everyMilliseconds: evidence.AUDIT_CHECKPOINT_SECONDS * 1_000,
      fileGrace: evidence.AUDIT_CHECKPOINT_GRACE_MINUTES * 60_000,
    },
  };
}

function childIndexSettings(environment: Environment): ChildIndexSettings {
  const read = readSettings('the subgraph child-index', childIndexSettingGroups(), environment);
  const { INVOLVEMENT_ID_KEY, BROKER_NAME, BROKER_TELEPHONE, AUDIT_URL } = read.index;
  return {
    kind: 'child-index',
    ...processSettings('child-index', read),
    sealKeys: Object.fromEntries(
      CUSTODIANS.map((custodian) => [custodian, ring(read.seals, sealKeysName(custodian))]),
    ) as Record<Custodian, KeyRing>,
    involvementIds: INVOLVEMENT_ID_KEY,
    broker: { name: BROKER_NAME, telephone: BROKER_TELEPHONE },
    audit: { url: AUDIT_URL, keys: ring(read.line, linkKeysName('child-index', 'audit')) },
  };
}

function agencySettings(name: SubgraphName, custodian: Custodian, environment: Environment): AgencySettings {
  const read = readSettings(`the subgraph ${name}`, agencySettingGroups(custodian), environment);
  return {
    kind: 'agency',
    ...processSettings(name, read),
    custodian,
    sealKeys: ring(read.seals, sealKeysName(custodian)),
    childIndex: { url: read.agency.CHILD_INDEX_URL, keys: ring(read.line, linkKeysName(name, 'child-index')) },
  };
}

function processSettings(
  name: SubgraphName,
  read: { readonly process: z.output<ReturnType<typeof auditSettingGroups>['process']>; readonly callers: KeyRings },
): ProcessSettings {
  const { PORT, HOST, DATABASE_URL, DATABASE_CONNECTIONS, LOG_LEVEL } = read.process;
  const callerKeys: Partial<Record<Caller, KeyRing>> = {};
  for (const caller of CALLERS[name]) callerKeys[caller] = ring(read.callers, linkKeysName(caller, name));
  return {
    name,
    port: PORT,
    host: HOST,
    store: { kind: 'server', url: DATABASE_URL, connections: DATABASE_CONNECTIONS },
    logLevel: LOG_LEVEL,
    callerKeys,
  };
}

function ring(rings: KeyRings, name: string): KeyRing {
  const found = rings[name];
  if (found === undefined) throw new Error(`${name} was not read`);
  return found;
}

function custodianOf(name: SubgraphName): Custodian | null {
  return CUSTODIANS.find((custodian) => SUBGRAPH_OF[custodian] === name) ?? null;
}
