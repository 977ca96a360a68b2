import { z } from 'zod';
import type { SubgraphName } from '../../schema/contract/agency.ts';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import type { ServiceLine } from '../../schema/wire/call-service.ts';
import { httpTransport } from '../../schema/wire/http-transport.ts';
import { claimFolder, folderOwner } from './data-folder.ts';
import { openLocalHub } from './local-hub.ts';
import { localSecrets } from './local-secrets.ts';
import { readLocalSettings } from './local-settings.ts';
import { operatorLines } from './operator-line.ts';
import { readSettings } from './read-settings.ts';
import { linkKeysName, subgraphUrlName } from './setting-names.ts';
import { keyRing, origin } from './setting-values.ts';

/** A way for a command to work with a subgraph’s data. */
export interface Operator {
  readonly line: ServiceLine;
  close(): Promise<void>;
}

/**
 * Finds a way to a subgraph: to its own process, where the environment says where that is; else to the hub of the data
 * folder, through the process that has the folder open, or by opening it in this one.
 * @throws Error when a setting is wrong, or another process has the folder open and cannot be reached
 */
export async function openOperator(
  environment: Readonly<Record<string, string | undefined>>,
  subgraph: SubgraphName,
): Promise<Operator> {
  const ownProcess = processOf(subgraph, environment);
  if (ownProcess !== null) return ownProcess;
  const settings = readLocalSettings(environment);
  const secrets = await localSecrets(settings.dataDir);
  const owner = await folderOwner(settings.dataDir);
  if (owner !== null) {
    if (owner.url === null || !(await answers(owner.url))) {
      throw new Error(
        `${settings.dataDir} is open in process ${owner.pid}, which does not answer. Wait until it has started or ended, ` +
          'then try again; or set DATA_DIR to another folder.',
      );
    }
    const { lineTo, close } = operatorLines(owner.url, secrets.operator);
    return { line: lineTo(subgraph), close };
  }
  const claim = await claimFolder(settings.dataDir);
  try {
    const subgraphs = await openLocalHub(settings, secrets);
    return {
      line: subgraphs.line('operator', subgraph),
      close: async () => {
        await subgraphs.close();
        await claim.release();
      },
    };
  } catch (error) {
    await claim.release();
    throw error;
  }
}

function processOf(subgraph: SubgraphName, environment: Readonly<Record<string, string | undefined>>): Operator | null {
  const [urlName, keysName] = [subgraphUrlName(subgraph), linkKeysName('operator', subgraph)];
  if ((environment[urlName] ?? '') === '') return null;
  const settings = z.object({ [urlName]: origin, [keysName]: keyRing });
  const read = readSettings('this command', { settings }, environment).settings;
  const { transport, close } = httpTransport(read[urlName] as string);
  const line: ServiceLine = { caller: 'operator', receiver: subgraph, keys: read[keysName] as KeyRing, transport };
  return { line, close };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
