import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const FOLDER = 'node_modules/.cache/hub-tests';

/**
 * Run once before all tests: makes an empty embedded database and keeps its archive in a file, from which each test's own
 * database begins. To make one anew takes seconds, and a hundred files of tests want one.
 */
export default async function provideEmptyCluster({ testTimeout }) {
  process.env.HUB_TEST_TIMEOUT = testTimeout;
  const { version } = JSON.parse(await readFile('node_modules/@electric-sql/pglite/package.json', 'utf8'));
  const file = join(FOLDER, `empty-cluster-${version}.tar`);
  process.env.HUB_TEST_CLUSTER = file;
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const pglite = await PGlite.create();
  const archive = await pglite.dumpDataDir('none');
  await pglite.close();
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${file}.${process.pid}`, Buffer.from(await archive.arrayBuffer()));
  await rename(`${file}.${process.pid}`, file);
}
