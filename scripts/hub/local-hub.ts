import { join } from 'node:path';
import { openEmbeddedStore } from '../../subgraphs/kernel/database/embedded-store.ts';
import { createLogger } from '../../subgraphs/kernel/server/logger.ts';
import type { LocalSettings } from './local-settings.ts';
import type { LocalSecrets } from './local-secrets.ts';
import { localEvidence } from './local-evidence.ts';
import { startSubgraphs, type RunningSubgraphs } from './start-subgraphs.ts';
import { newHubKeys } from './wiring.ts';

/** Opens the embedded database of a data folder and starts every subgraph on it. The caller has claimed the folder. */
export async function openLocalHub(settings: LocalSettings, secrets: LocalSecrets): Promise<RunningSubgraphs> {
  const pglite = await openEmbeddedStore(join(settings.dataDir, 'postgres'));
  try {
    const keys = newHubKeys(secrets.operator, secrets.involvementIds);
    const subgraphs = await startSubgraphs({
      store: { kind: 'embedded', pglite },
      keys,
      broker: settings.broker,
      evidence: localEvidence(settings.dataDir, secrets),
      loggerOf: (name) => createLogger(name, settings.logLevel),
    });
    return {
      ...subgraphs,
      close: async () => {
        await subgraphs.close();
        await pglite.close();
      },
    };
  } catch (error) {
    await pglite.close();
    throw error;
  }
}
