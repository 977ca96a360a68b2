import { readFile } from 'node:fs/promises';
import type { PGlite } from '@electric-sql/pglite';
import { openEmbeddedStore } from '../subgraphs/kernel/database/embedded-store.ts';

/** An empty embedded database in memory, begun from the archive that empty-cluster.js has made. */
export async function openTestStore(): Promise<PGlite> {
  const archive = await readFile(process.env['HUB_TEST_CLUSTER'] ?? '');
  return openEmbeddedStore(null, new Blob([archive]));
}
