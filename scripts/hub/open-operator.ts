import { SUBGRAPH_OF, type Custodian } from '../../schema/contract/agency.ts';
import type { ServiceLine } from '../../schema/wire/call-service.ts';
import { claimFolder, folderOwner } from './data-folder.ts';
import { openLocalHub } from './local-hub.ts';
import { localSecrets } from './local-secrets.ts';
import { readLocalSettings } from './local-settings.ts';
import { operatorLines } from './operator-line.ts';

/** A way for a command to work with an agency’s data. */
export interface Operator {
  readonly line: ServiceLine;
  close(): Promise<void>;
}

/**
 * Finds a way to an agency of the hub in this data folder: through the process that has the folder open, else by opening
 * it in this one.
 * @throws Error when another process has the folder open and cannot be reached
 */
export async function openOperator(
  environment: Readonly<Record<string, string | undefined>>,
  agency: Custodian,
): Promise<Operator> {
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
    return { line: lineTo(SUBGRAPH_OF[agency]), close };
  }
  const claim = await claimFolder(settings.dataDir);
  try {
    const subgraphs = await openLocalHub(settings, secrets);
    return {
      line: subgraphs.line('operator', SUBGRAPH_OF[agency]),
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

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
