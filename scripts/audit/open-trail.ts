import { join } from 'node:path';
import { z } from 'zod';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import { remoteTrailReader } from '../../subgraphs/audit/reading/remote-trail-reader.ts';
import type { TrailReader } from '../../subgraphs/audit/reading/trail-reader.ts';
import { noteSigner, type NoteKey } from '../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { claimFolder, folderOwner } from '../hub/data-folder.ts';
import { localEvidence } from '../hub/local-evidence.ts';
import { localSecrets } from '../hub/local-secrets.ts';
import { readLocalSettings } from '../hub/local-settings.ts';
import { operatorLines } from '../hub/operator-line.ts';
import { readSettings } from '../hub/read-settings.ts';
import { auditSettingGroups } from '../hub/subgraph-setting-groups.ts';
import { readFromFolder, readFromServer, type OpenReader } from './database-reader.ts';
import { requireTrailFolder } from './require-trail-folder.ts';

/** A trail as the operator’s commands find it. */
export interface OpenTrail {
  readonly reader: TrailReader;
  /** The key it should be signed by, where the settings have it. */
  readonly key: NoteKey | null;
  readonly checkpointFile: string;
  readonly close: () => Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Opens the trail to read it: on the server of DATABASE_URL where that is set; else in the data folder, through the hub
 * that has it open or, where none has, by itself.
 * @throws Error when a setting is wrong, or the folder is open in a process that does not answer
 */
export async function openTrail(environment: Environment): Promise<OpenTrail> {
  return (environment['DATABASE_URL'] ?? '') === '' ? openLocalTrail(environment) : openServerTrail(environment);
}

/** Needs the private key’s name and public half only, and goes without where another way to trust is given. */
async function openServerTrail(environment: Environment): Promise<OpenTrail> {
  const { evidence, process } = auditSettingGroups();
  const settings = z.object({
    DATABASE_URL: process.shape.DATABASE_URL,
    AUDIT_CHECKPOINT_FILE: evidence.shape.AUDIT_CHECKPOINT_FILE,
    AUDIT_TRAIL_NAME: evidence.shape.AUDIT_TRAIL_NAME,
    AUDIT_SIGNING_KEY: evidence.shape.AUDIT_SIGNING_KEY.optional(),
  });
  const read = readSettings('this command', { settings }, environment).settings;
  const { reader, close } = await readFromServer(read.DATABASE_URL);
  const privateKey = read.AUDIT_SIGNING_KEY?.[0];
  const key = privateKey === undefined ? null : noteSigner(read.AUDIT_TRAIL_NAME, privateKey).key;
  return { reader, key, checkpointFile: read.AUDIT_CHECKPOINT_FILE, close };
}

async function openLocalTrail(environment: Environment): Promise<OpenTrail> {
  const { dataDir } = readLocalSettings(environment);
  await requireTrailFolder(dataDir, 'DATABASE_URL');
  const secrets = await localSecrets(dataDir);
  const { signer, checkpointFile } = localEvidence(dataDir, secrets);
  const owner = await folderOwner(dataDir);
  const open = owner === null ? await readWithClaim(dataDir) : readFromHub(owner.url, secrets.operator);
  if (open === null) {
    throw new Error(
      `${dataDir} is open in process ${owner?.pid}, which cannot be asked. Wait until it has started or ended, then try ` +
        'again; or set DATA_DIR to another folder, or DATABASE_URL to the database of the audit subgraph.',
    );
  }
  return { ...open, key: signer.key, checkpointFile };
}

function readFromHub(url: string | null, keys: KeyRing): OpenReader | null {
  if (url === null) return null;
  const { lineTo, close } = operatorLines(url, keys);
  return { reader: remoteTrailReader(lineTo('audit')), close };
}

async function readWithClaim(dataDir: string): Promise<OpenReader> {
  const claim = await claimFolder(dataDir);
  try {
    const { reader, close } = await readFromFolder(join(dataDir, 'postgres'));
    return {
      reader,
      close: async () => {
        await close();
        await claim.release();
      },
    };
  } catch (error) {
    await claim.release();
    throw error;
  }
}
