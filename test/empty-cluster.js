import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/**
 * Run once before all tests: makes an empty embedded database and leaves its archive in a file, from which each test's own
 * database begins. To make one anew takes seconds, and a hundred files of tests want one.
 */
export default async function makeEmptyCluster() {
  const folder = await mkdtemp(join(tmpdir(), 'hub-test-cluster-'));
  const pglite = await PGlite.create();
  const archive = await pglite.dumpDataDir('none');
  await pglite.close();
  process.env.HUB_TEST_CLUSTER = join(folder, 'cluster.tar');
  await writeFile(process.env.HUB_TEST_CLUSTER, Buffer.from(await archive.arrayBuffer()));
  globalThis.removeEmptyCluster = () => rm(folder, { recursive: true });
}
