import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generatedSchema } from './hub/generated-schema.ts';

/**
 * `npm run schema` writes what is generated under schema/ from the subgraphs’ classes and the operations; with `--check`
 * it writes nothing and fails when something committed is stale.
 */
const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [path, text] of await generatedSchema()) {
  if ((await readFile(path, 'utf8').catch(() => null)) === text) continue;
  stale.push(path);
  if (check) continue;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
if (check && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run npm run schema and commit what it writes.`);
  process.exitCode = 1;
} else {
  console.log(stale.length === 0 ? 'The generated schema is up to date.' : `Written: ${stale.join(', ')}`);
}
