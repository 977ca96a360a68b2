import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The texts of the operations in a folder: its `.graphql` files, one operation each.
 * @throws Error of the file system
 */
export async function readOperations(folder: string): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).toSorted();
  return Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
}
