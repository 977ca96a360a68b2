import { setTimeout as pause } from 'node:timers/promises';
import type { SubgraphName } from '../../schema/contract/agency.ts';
import { listen } from '../../subgraphs/kernel/server/http-listener.ts';
import { createLogger } from '../../subgraphs/kernel/server/logger.ts';
import { awaitDatabase } from './await-database.ts';
import { databaseProblem } from './database-check.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { startOwnSubgraph } from './start-own-subgraph.ts';
import { readSubgraphSettings } from './subgraph-settings.ts';

/**
 * Runs one subgraph in this process until it is told to stop, then finishes what is under way.
 * @throws Error when a setting is wrong, the database does not come up, the port is taken, or closing takes too long
 */
export async function runSubgraph(
  name: SubgraphName,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const settings = readSubgraphSettings(name, environment);
  const logger = createLogger(name, settings.logLevel);
  await awaitDatabase({
    check: () => databaseProblem(settings.store.url),
    onWait: (attempt, { code }) => logger.warn({ attempt, code }, 'the database does not answer; trying again'),
    pause,
  });
  const subgraph = await startOwnSubgraph(settings, logger);
  const listener = await listen(
    subgraph.handle,
    () => subgraph.isReady(),
    settings.port,
    settings.host,
    () => subgraph.state(),
  );
  logger.info({ port: Number(new URL(listener.url).port) }, 'listening');
  await runUntilStopped(async () => {
    logger.info('closing');
    await listener.close();
    await subgraph.close();
  });
}
