import { access } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes sure that a data folder has a trail, before anything would be made in it.
 * @param setting the name of the one that says where a trail is that is in no folder
 * @throws Error when it has none
 */
export async function requireTrailFolder(dataDir: string, setting: string): Promise<void> {
  try {
    await Promise.all(['secrets.json', 'postgres'].map((name) => access(join(dataDir, name))));
  } catch (cause) {
    throw new Error(`There is no trail yet: start the hub first, or set DATA_DIR or ${setting} to where one is.`, {
      cause,
    });
  }
}
