import { z } from 'zod';
import { noteSigner, type NoteKey } from '../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { localEvidence } from '../hub/local-evidence.ts';
import { localSecrets } from '../hub/local-secrets.ts';
import { readLocalSettings } from '../hub/local-settings.ts';
import { readSettings } from '../hub/read-settings.ts';
import { auditSettingGroups } from '../hub/subgraph-setting-groups.ts';
import { requireTrailFolder } from './require-trail-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The key that a trail should be signed by, without opening it: that of AUDIT_SIGNING_KEY where it is set, else that of
 * the data folder.
 * @throws Error when a setting is wrong
 */
export async function trailKey(environment: Environment): Promise<NoteKey> {
  if ((environment['AUDIT_SIGNING_KEY'] ?? '') === '') {
    const { dataDir } = readLocalSettings(environment);
    await requireTrailFolder(dataDir, 'AUDIT_SIGNING_KEY').catch((cause: unknown) => {
      throw new Error(
        'There is no data folder to take the key from: give the public key with --key, or set AUDIT_SIGNING_KEY.',
        { cause },
      );
    });
    return localEvidence(dataDir, await localSecrets(dataDir)).signer.key;
  }
  const { AUDIT_SIGNING_KEY, AUDIT_TRAIL_NAME } = auditSettingGroups().evidence.shape;
  const settings = z.object({ AUDIT_SIGNING_KEY, AUDIT_TRAIL_NAME });
  const read = readSettings('this command', { settings }, environment).settings;
  return noteSigner(read.AUDIT_TRAIL_NAME, read.AUDIT_SIGNING_KEY[0]).key;
}
