import { z } from 'zod';
import { LOG_LEVELS } from '../../gateway/telemetry/operational-log.ts';
import { CUSTODIANS, SUBGRAPH_OF, SUBGRAPHS, type Custodian, type SubgraphName } from '../../schema/contract/agency.ts';
import { NOTE_NAME } from '../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { linkKeysName, sealKeysName } from './setting-names.ts';
import { databaseUrl, keyRing, origin, port, secret, signingKeys } from './setting-values.ts';
import { CALLERS } from './wiring.ts';

/** A port each, so that all of them can run on one machine from one file of settings. */
const FIRST_PORT = 4001;
const CONNECTIONS = 'has to be 1 to 100';

function everySubgraph(name: SubgraphName) {
  return {
    process: z.object({
      PORT: port.default(FIRST_PORT + SUBGRAPHS.indexOf(name)),
      HOST: z.string().default('127.0.0.1'),
      DATABASE_URL: databaseUrl,
      DATABASE_CONNECTIONS: z.coerce
        .number(CONNECTIONS)
        .int(CONNECTIONS)
        .min(1, CONNECTIONS)
        .max(100, CONNECTIONS)
        .default(10),
      LOG_LEVEL: z.enum(LOG_LEVELS, `has to be one of ${LOG_LEVELS.join(', ')}`).default('info'),
    }),
    callers: keyRings(CALLERS[name].map((caller) => linkKeysName(caller, name))),
  };
}

export function auditSettingGroups() {
  const { process, callers } = everySubgraph('audit');
  return { process: process.extend({ DATABASE_CONNECTIONS: writersConnections }), callers, evidence };
}

/** One connection writes the trail, one asks whether the database is there, and readers have a role of their own. */
const WRITERS_CONNECTIONS = 'has to be 3 to 100: the writer of the trail keeps one, and readers have their own';
const writersConnections = z.coerce
  .number(WRITERS_CONNECTIONS)
  .int(WRITERS_CONNECTIONS)
  .min(3, WRITERS_CONNECTIONS)
  .max(100, WRITERS_CONNECTIONS)
  .default(10);

const evidence = z.object({
  AUDIT_SIGNING_KEY: signingKeys,
  AUDIT_MASTER_KEY: keyRing,
  AUDIT_CHECKPOINT_FILE: z.string('is required, a path outside the database'),
  AUDIT_TRAIL_NAME: z
    .string()
    .regex(NOTE_NAME, 'has to be a name without spaces and plus signs')
    .default('childrens-services-hub'),
  AUDIT_CHECKPOINT_ENTRIES: wholeNumber(1, 1_000_000, 'entries').default(1_000),
  AUDIT_CHECKPOINT_SECONDS: wholeNumber(1, 86_400, 'seconds').default(60),
  AUDIT_CHECKPOINT_GRACE_MINUTES: wholeNumber(0, 10_080, 'minutes').default(240),
});

function wholeNumber(least: number, most: number, unit: string) {
  const meaning = `has to be ${least} to ${most} ${unit}`;
  return z.coerce.number(meaning).int(meaning).min(least, meaning).max(most, meaning);
}

export function directorySettingGroups() {
  return { ...everySubgraph('service-directory'), directory: z.object({ PUBLIC_PORT: port.optional() }) };
}

export function childIndexSettingGroups() {
  return {
    ...everySubgraph('child-index'),
    index: z.object({
      INVOLVEMENT_ID_KEY: secret,
      BROKER_NAME: z.string('is required'),
      BROKER_TELEPHONE: z.string('is required'),
      AUDIT_URL: origin,
    }),
    line: keyRings([linkKeysName('child-index', 'audit')]),
    seals: keyRings(CUSTODIANS.map(sealKeysName)),
  };
}

export function agencySettingGroups(custodian: Custodian) {
  const name = SUBGRAPH_OF[custodian];
  return {
    ...everySubgraph(name),
    agency: z.object({ CHILD_INDEX_URL: origin }),
    line: keyRings([linkKeysName(name, 'child-index')]),
    seals: keyRings([sealKeysName(custodian)]),
  };
}

/** Rings by the names of their settings. */
function keyRings(names: readonly string[]) {
  return z.object(Object.fromEntries(names.map((name) => [name, keyRing])));
}
