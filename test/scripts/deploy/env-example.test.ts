import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { GATEWAY_SETTINGS } from '../../../gateway/settings.ts';
import { SUBGRAPHS } from '../../../schema/contract/agency.ts';
import { LOCAL_SETTINGS } from '../../../scripts/hub/local-settings.ts';
import { newKeys } from '../../../scripts/hub/new-keys.ts';
import { subgraphSettingNames } from '../../../scripts/hub/subgraph-settings.ts';
import { composeText, variablesIn } from './compose-file.ts';

/** Of tests, and of programs that are told where their test servers are; no process of the hub reads them. */
const OF_TESTS = /^(TEST_|JEST_)/;

let lines: readonly string[];
let described: readonly string[];

beforeAll(async () => {
  lines = (await readFile('.env.example', 'utf8')).split('\n');
  described = lines.flatMap((line) => /^(?:# )?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);
});

/** Settings that the source takes from an environment by name, without a schema. */
async function readByName(): Promise<Set<string>> {
  const folders = ['gateway', 'schema', 'scripts', 'subgraphs'];
  const paths = await Promise.all(
    folders.map(async (folder) => (await readdir(folder, { recursive: true })).map((path) => join(folder, path))),
  );
  const names = new Set<string>();
  for (const path of paths.flat().filter((one) => one.endsWith('.ts'))) {
    const source = await readFile(path, 'utf8');
    // Not where a name is set, which is for a library.
    for (const [, name] of source.matchAll(/(?:process\.env|environment)\['([A-Z][A-Z0-9_]*)'\](?! =[^=])/g))
      if (!OF_TESTS.test(name!)) names.add(name!);
  }
  return names;
}

describe('.env.example', () => {
  test('describes every setting that a process reads, and no other', async () => {
    const read = new Set([
      ...LOCAL_SETTINGS,
      ...GATEWAY_SETTINGS,
      ...SUBGRAPHS.flatMap(subgraphSettingNames),
      ...variablesIn(await composeText()),
      ...(await readByName()),
    ]);
    expect([...described].sort()).toEqual([...read].sort());
  });

  test('has each setting once', () => {
    expect(described).toHaveLength(new Set(described).size);
  });

  test('has an explanation right above each setting, or above the first of a row of them', () => {
    lines.forEach((line, place) => {
      if (!/^(# )?[A-Z][A-Z0-9_]*=/.test(line)) return;
      const above = lines[place - 1] ?? '';
      expect(`${line} <- ${above}`).toMatch(/<- (#|[A-Z][A-Z0-9_]*=)/);
    });
  });

  test('names every key that npm run keys prints, and holds none', () => {
    for (const name of newKeys().keys()) expect(lines).toContain(`${name}=`);
  });
});
