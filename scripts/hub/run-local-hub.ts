import { readFile } from 'node:fs/promises';
import { createGateway, type Gateway } from '../../gateway/server.ts';
import { readOperations } from '../../gateway/supergraph/read-operations.ts';
import { operationalLog } from '../../gateway/telemetry/operational-log.ts';
import { URGENT_PURPOSES } from '../../schema/contract/actor.ts';
import { SUBGRAPHS } from '../../schema/contract/agency.ts';
import { remoteAuditTrail } from '../../schema/wire/remote-audit-trail.ts';
import { AUDIT_PAGE } from '../../subgraphs/audit/page/audit-page.ts';
import { PERSONA_NAMES, PERSONAS } from '../demo/personas.ts';
import { claimFolder } from './data-folder.ts';
import { loadDemoOnce } from './load-demo-once.ts';
import { openLocalHub } from './local-hub.ts';
import { issueToken, LOCAL_AUDIENCE, LOCAL_ISSUER, LOCAL_TOKEN_LIFETIME, publicKeys } from './local-issuer.ts';
import { localSecrets, type LocalSecrets } from './local-secrets.ts';
import { readLocalSettings, type LocalSettings } from './local-settings.ts';
import { operatorRoutes } from './operator-routes.ts';
import type { RunningSubgraphs } from './start-subgraphs.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { ASKS_FIRST, tryQuery, welcome } from './welcome.ts';

/**
 * Runs the whole hub in this process until it is told to stop: embedded database, every subgraph, the gateway, and an
 * issuer of its own for tokens.
 * @throws Error when the folder is in use, the port is taken, or this is a production environment
 */
export async function runLocalHub(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  if (environment['NODE_ENV'] === 'production') {
    throw new Error(
      'npm start issues its own tokens, which a production hub must not do (NODE_ENV is production). ' +
        'Use npm run gateway and npm run subgraph -- NAME with your own identity provider.',
    );
  }
  const settings = readLocalSettings(environment);
  const claim = await claimFolder(settings.dataDir);
  try {
    const secrets = await localSecrets(settings.dataDir);
    const subgraphs = await openLocalHub(settings, secrets);
    let gateway: Gateway | undefined;
    const close = async () => {
      await gateway?.close();
      await subgraphs.close();
    };
    try {
      await loadDemoOnce(settings.dataDir, subgraphs, new Date().toISOString().slice(0, 10));
      gateway = await localGateway(settings, secrets, subgraphs);
      const { url } = await gateway.listen(settings.port, settings.host);
      await claim.announce(url);
      console.log(await welcome(url, secrets.issuer));
    } catch (error) {
      await close(); // while the folder is still this process’s own
      throw error;
    }
    await runUntilStopped(close);
  } finally {
    await claim.release();
  }
}

async function localGateway(
  settings: LocalSettings,
  secrets: LocalSecrets,
  subgraphs: RunningSubgraphs,
): Promise<Gateway> {
  const lines = SUBGRAPHS.map((name) => subgraphs.line('gateway', name));
  return createGateway({
    supergraph: await readFile('schema/supergraph.graphql', 'utf8'),
    transports: Object.fromEntries(lines.map(({ receiver, transport }) => [receiver, transport])),
    keys: Object.fromEntries(lines.map(({ receiver, keys }) => [receiver, keys])),
    trail: remoteAuditTrail(subgraphs.line('gateway', 'audit')),
    identity: {
      issuer: LOCAL_ISSUER,
      audience: LOCAL_AUDIENCE,
      keys: { set: publicKeys(secrets.issuer) },
      maxTokenLifetime: LOCAL_TOKEN_LIFETIME,
    },
    log: operationalLog(settings.logLevel),
    introspection: true,
    operations: await readOperations('schema/operations'),
    checks: [() => subgraphs.isReady()],
    graphiql: {
      title: 'Children’s services hub',
      personas: () => personas(secrets),
      ...tryQuery(),
    },
    pages: AUDIT_PAGE,
    publicSubgraphs: ['service-directory'],
    urgentPurposes: URGENT_PURPOSES,
    publicMutations: ['suggestServiceChange'],
    forwarded: ['/open-referral', '/services'].map((prefix) => ({
      prefix,
      get: (target, ifNoneMatch, signal) => subgraphs.publicly({ target, ifNoneMatch, signal }),
      post: (target, form) => subgraphs.publicly({ target, ifNoneMatch: undefined, form }),
    })),
    routes: (app) => operatorRoutes(app, subgraphs),
  });
}

function personas(secrets: LocalSecrets) {
  return Promise.all(
    // Who asks in the operation that the page opens with comes first.
    [ASKS_FIRST, ...PERSONA_NAMES.filter((name) => name !== ASKS_FIRST)].map(async (name) => {
      const { actor, title, suggested } = PERSONAS[name];
      const headers: Record<string, string> = {
        Authorization: `Bearer ${await issueToken(secrets.issuer, actor)}`,
        'Access-Purpose': suggested.purpose,
        'Access-Reason': suggested.reason,
      };
      if (suggested.reasonableCause !== undefined) headers['Access-Reasonable-Cause'] = suggested.reasonableCause;
      return { id: name, label: title, headers };
    }),
  );
}
