import { z } from 'zod';
import { LOG_LEVELS } from '../../gateway/telemetry/operational-log.ts';
import { CUSTODIANS, SUBGRAPH_OF, SUBGRAPHS, type Custodian, type SubgraphName } from '../../schema/contract/agency.ts';
import { linkKeysName, sealKeysName } from './setting-names.ts';
import { databaseUrl, keyRing, origin, port, secret } from './setting-values.ts';
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
  return everySubgraph('audit');
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
