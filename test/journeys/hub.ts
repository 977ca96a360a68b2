import { readFileSync } from 'node:fs';
import { generateKeyPair, exportJWK, type JWK } from 'jose';
import { createGateway, type Gateway } from '../../gateway/server.ts';
import { operationalLog } from '../../gateway/telemetry/operational-log.ts';
import type { Actor } from '../../schema/contract/actor.ts';
import { SUBGRAPHS, type SubgraphName } from '../../schema/contract/agency.ts';
import { remoteAuditTrail } from '../../schema/wire/remote-audit-trail.ts';
import { PERSONAS, type PersonaName } from '../../scripts/demo/personas.ts';
import { demoPopulation } from '../../scripts/demo/population.ts';
import { seedDemo } from '../../scripts/demo/seed.ts';
import {
  issueToken,
  LOCAL_AUDIENCE,
  LOCAL_ISSUER,
  LOCAL_TOKEN_LIFETIME,
  publicKeys,
} from '../../scripts/hub/local-issuer.ts';
import { AUDIT_PAGE } from '../../subgraphs/audit/page/audit-page.ts';
import type { TrailEvidence } from '../../subgraphs/audit/writer/trail-evidence.ts';
import type { DemoChild } from '../../subgraphs/kernel/demo-person.ts';
import type { TestDatabase, TestStore } from '../test-stores.ts';
import { startHubParts, type HubParts } from './hub-parts.ts';
import { readAnswer, type Answer } from './answer.ts';
import { readTrail, type TrailEntry } from './trail-entries.ts';

export interface JourneyOptions {
  /** Further children besides the eight of the stories, made from these. */
  readonly more?: (children: readonly DemoChild[]) => readonly DemoChild[];
  /** Milliseconds that the gateway waits for a part of the hub. */
  readonly subgraphTimeout?: number;
  /** Whether the directory is open to whoever has no token, as in a hub that runs. */
  readonly openDirectory?: boolean;
  /** How the audit trail gives evidence, where the usual will not do. */
  readonly evidence?: Partial<TrailEvidence>;
  /** The clock by which the gateway goes, in milliseconds since the epoch; the right one, where it is left out. */
  readonly now?: () => number;
  /** A hub whose database this one is to use as it is, as its further processes would; close that one last. */
  readonly beside?: JourneyHub;
}

/** How a question is put: what the Access headers and the variables say. */
export interface Asking {
  readonly purpose?: string | null;
  readonly reason?: string | null;
  readonly cause?: string | null;
  readonly override?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A whole hub with its gateway on a port of its own. */
export interface JourneyHub {
  /** Where its gateway listens. */
  readonly url: string;
  readonly parts: HubParts;
  readonly switchboard: HubParts['switchboard'];
  readonly database: TestDatabase;
  readonly children: readonly DemoChild[];
  /** The key with which this hub's issuer signs tokens. */
  readonly issuer: JWK;
  /** Lines of the gateway's log, and of the logs of all other parts. */
  readonly gatewayLog: string[];
  readonly partsLog: string[];
  /** Asks over HTTP as a persona, or as an actor of the test's own. */
  ask(who: PersonaName | Actor, operation: string, asking?: Asking): Promise<Answer>;
  /** Sends any request to the gateway. */
  send(body: string, headers: Readonly<Record<string, string>>): Promise<Answer>;
  /** The hub's id of a child, by the key that the demo data have for it. */
  childId(key: string): Promise<string>;
  child(key: string): DemoChild;
  /** What the audit trail has about one request, read from its table. */
  auditEntries(requestId?: string): Promise<readonly TrailEntry[]>;
  close(): Promise<void>;
}

const ISSUER = await newIssuer();
const SUPERGRAPH = readFileSync('schema/supergraph.graphql', 'utf8');

/** Starts a hub on an empty database, loads it through its own doors, and opens its gateway; or one beside another. */
export async function startHub(store: TestStore, options: JourneyOptions = {}): Promise<JourneyHub> {
  const { beside } = options;
  const database = beside?.database ?? (await store.open());
  const opened = beside === undefined ? [() => database.drop()] : [];
  const close = async () => {
    for (const end of opened.splice(0).toReversed()) await end();
  };
  try {
    const partsLog: string[] = [];
    const parts = await startHubParts(database.store, partsLog, beside?.parts, options.evidence);
    opened.push(() => parts.close());

    const today = new Date().toISOString().slice(0, 10);
    const stories = demoPopulation({ seed: 2005, families: 0, today });
    const children = beside?.children ?? [...stories, ...(options.more?.(stories) ?? [])];
    const lineTo = (receiver: SubgraphName) => parts.line('operator', receiver);
    if (beside === undefined) await seedDemo(children, lineTo, () => {});

    const gatewayLog: string[] = [];
    const gateway = await gatewayTo(parts, gatewayLog, options);
    opened.push(() => gateway.close());
    const { url } = await gateway.listen(0, '127.0.0.1');
    parts.switchboard.reset();
    return { ...journeyHub(url, parts, database, children), gatewayLog, partsLog, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function gatewayTo(
  parts: HubParts,
  logged: string[],
  { subgraphTimeout, now, openDirectory = false }: JourneyOptions,
): Promise<Gateway> {
  return createGateway({
    supergraph: SUPERGRAPH,
    transports: Object.fromEntries(SUBGRAPHS.map((name) => [name, parts.line('gateway', name).transport])),
    keys: Object.fromEntries(SUBGRAPHS.map((name) => [name, parts.keys.line('gateway', name)])),
    trail: remoteAuditTrail(parts.line('gateway', 'audit')),
    identity: {
      issuer: LOCAL_ISSUER,
      audience: LOCAL_AUDIENCE,
      keys: { set: publicKeys(ISSUER) },
      maxTokenLifetime: LOCAL_TOKEN_LIFETIME,
    },
    pages: AUDIT_PAGE,
    log: operationalLog('info', { write: (text: string) => void logged.push(text) }),
    ...(openDirectory
      ? { publicSubgraphs: ['service-directory'] as const, publicMutations: ['suggestServiceChange'] }
      : {}),
    ...(subgraphTimeout === undefined ? {} : { subgraphTimeout }),
    ...(now === undefined ? {} : { now }),
  });
}

function journeyHub(
  url: string,
  parts: HubParts,
  database: TestDatabase,
  children: readonly DemoChild[],
): Omit<JourneyHub, 'gatewayLog' | 'partsLog' | 'close'> {
  const child = (key: string): DemoChild => {
    const found = children.find((candidate) => candidate.key === key);
    if (found === undefined) throw new Error(`there is no child ${key}`);
    return found;
  };
  const send: JourneyHub['send'] = async (body, headers) =>
    readAnswer(await fetch(`${url}/graphql`, { method: 'POST', body, headers }));
  return {
    url,
    parts,
    switchboard: parts.switchboard,
    database,
    children,
    issuer: ISSUER,
    send,
    child,
    ask: async (who, operation, { variables = {}, ...asking } = {}) => {
      const token = await issueToken(ISSUER, typeof who === 'string' ? PERSONAS[who].actor : who);
      const body = JSON.stringify({ query: operation, variables });
      return send(body, { ...headersOf(asking), authorization: `Bearer ${token}` });
    },
    childId: async (key) => {
      const number = child(key).truth.nhsNumber;
      const sql = `select child_id::text as id from child_index.child_identifier where value = '${number}'`;
      const [row] = await database.run(sql);
      if (row === undefined) throw new Error(`${key} is not in the index`);
      return row['id'] as string;
    },
    auditEntries: (requestId) => readTrail(database, requestId),
  };
}

/** Headers of an honest request; null leaves one out. */
function headersOf({ purpose = 'SERVICE', reason = 'First visit', cause, override }: Asking): Record<string, string> {
  const given: Record<string, string | null | undefined> = {
    'content-type': 'application/json',
    'access-purpose': purpose,
    'access-reason': reason,
    'access-reasonable-cause': cause,
    'access-override': override,
  };
  return Object.fromEntries(Object.entries(given).filter((header): header is [string, string] => header[1] != null));
}

async function newIssuer(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: 'journeys', alg: 'ES256', use: 'sig' };
}
