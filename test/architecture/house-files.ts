import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The folders that the project’s own code is in. */
export const HOUSE = ['gateway', 'schema', 'subgraphs', 'scripts', 'test'] as const;

/** Paths of all files under a folder, from the project’s root, but for installed packages. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.split(sep).includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
