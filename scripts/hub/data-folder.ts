import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The process that has a data folder open, and where it can be reached; `url` is null for a command without a port. */
export interface FolderOwner {
  readonly pid: number;
  readonly url: string | null;
}

/** Thrown when a data folder is in use. */
export class FolderInUse extends Error {
  readonly owner: FolderOwner;

  constructor(dataDir: string, owner: FolderOwner) {
    super(
      `${dataDir} is in use by process ${owner.pid}${owner.url === null ? '' : ` (${owner.url})`}. ` +
        'Stop that process, or set DATA_DIR to another folder.',
    );
    this.name = 'FolderInUse';
    this.owner = owner;
  }
}

export interface FolderClaim {
  /** Says where the owner can be reached, once it can. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

/**
 * Claims a data folder for this process: one process owns one at a time. A claim of a process that is no longer there is
 * taken over.
 * @throws FolderInUse
 */
export async function claimFolder(dataDir: string): Promise<FolderClaim> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = lockPath(dataDir);
  const own = (url: string | null) => JSON.stringify({ pid: process.pid, url });
  const owner = await folderOwner(dataDir);
  if (owner !== null) throw new FolderInUse(dataDir, owner);
  await rm(path, { force: true });
  try {
    await writeFile(path, own(null), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new FolderInUse(dataDir, (await folderOwner(dataDir)) ?? { pid: 0, url: null });
  }
  return {
    announce: (url) => writeFile(path, own(url), { mode: 0o600 }),
    release: async () => {
      // Not somebody else's claim, should this one have been taken over.
      if ((await folderOwner(dataDir))?.pid === process.pid) await rm(path, { force: true });
    },
  };
}

/** Who has the folder open now; null where nobody has. */
export async function folderOwner(dataDir: string): Promise<FolderOwner | null> {
  try {
    const owner = JSON.parse(await readFile(lockPath(dataDir), 'utf8')) as FolderOwner;
    return isAlive(owner.pid) ? owner : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

function lockPath(dataDir: string): string {
  return join(resolve(dataDir), 'owner.json');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
