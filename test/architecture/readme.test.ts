import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { GATEWAY_SETTINGS } from '../../gateway/settings.ts';
import { SUBGRAPHS } from '../../schema/contract/agency.ts';
import { AUDIT_KINDS } from '../../schema/contract/audit-entry.ts';
import { ERROR_DETAILS, ERRORS } from '../../schema/contract/error-codes.ts';
import { STORIES } from '../../scripts/demo/stories.ts';
import { LOCAL_SETTINGS } from '../../scripts/hub/local-settings.ts';
import { subgraphSettingNames } from '../../scripts/hub/subgraph-settings.ts';
import { welcome } from '../../scripts/hub/welcome.ts';
import { filesUnder, HOUSE } from './house-files.ts';
import { readmeTable } from './readme-table.ts';

const README = readFileSync('README.md', 'utf8');

describe('the tables of README.md', () => {
  test('have every error code, with its status and message, and no other', () => {
    const codes = Object.entries(ERRORS).map(([code, { status, message }]) => [code, String(status), message]);
    expect(readmeTable('Code')).toEqual(codes);
  });

  test('have every detail of an error, and no other', () => {
    expect(readmeTable('Reason')).toEqual(Object.entries(ERROR_DETAILS));
  });

  test('have every kind of audit entry, and no other', () => {
    expect(readmeTable('Kind').map(([kind]) => kind)).toEqual(AUDIT_KINDS);
  });

  test('have every story, as the demo tells it', () => {
    const stories = Object.values(STORIES).map(({ child, asks, purpose, whatItShows }) => [
      `${child.givenName} ${child.familyName}`,
      asks,
      purpose,
      whatItShows,
    ]);
    expect(readmeTable('Child')).toEqual(stories);
  });

  test('have every setting that some process reads, and no other', () => {
    const read = new Set([...LOCAL_SETTINGS, ...GATEWAY_SETTINGS, ...SUBGRAPHS.flatMap(subgraphSettingNames)]);
    const listed = readmeTable('Setting').map(([name = '']) => name);
    const covers = (entry: string, name: string) =>
      entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry;
    expect([...read].filter((name) => !listed.some((entry) => covers(entry, name)))).toEqual([]);
    expect(listed.filter((entry) => ![...read].some((name) => covers(entry, name)))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});

test('the curl of README.md is the one that npm start prints', async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const printed = await welcome('http://127.0.0.1:4000', { ...(await exportJWK(privateKey)), kid: 'any' });
  const curl = printed.slice(printed.indexOf('curl '), printed.indexOf('\n\nStop it'));
  expect(curl).toContain('childByIdentifier');
  expect(README).toContain(curl);
});

const documents = ['README.md', 'CONTRIBUTING.md', ...HOUSE.flatMap(filesUnder).filter((path) => path.endsWith('.md'))];

test.each(documents)('in %s every link leads somewhere and every npm command exists', (path) => {
  const text = readFileSync(path, 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, target = '']) => target);
  expect(links.filter((target) => !existsSync(join(dirname(path), target)))).toEqual([]);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const commands = [...text.matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, name = '']) => name);
  expect(commands.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('the licence is Apache 2.0, in LICENSE, package.json and README.md', () => {
  const { license } = JSON.parse(readFileSync('package.json', 'utf8')) as { license: string };
  expect(license).toBe('Apache-2.0');
  expect(readFileSync('LICENSE', 'utf8')).toMatch(/Apache License\s+Version 2\.0, January 2004/);
  expect(README).toContain('[Apache-2.0](LICENSE)');
});
