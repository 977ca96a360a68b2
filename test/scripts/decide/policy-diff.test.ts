import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hasUncommittedChanges, policyAt } from '../../../scripts/decide/policy-at.ts';
import { printPolicyDiff } from '../../../scripts/decide/print-policy-diff.ts';

const POLICY = 'subgraphs/child-index/sharing/policy';
const RULE = join(POLICY, 'rules/uni-1-universal.ts');
const NOW = Date.parse('2026-11-20T10:00:00Z');

let root: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], { cwd: root });
const commitAll = (message: string) => {
  git('add', '.');
  git('commit', '--quiet', '-m', message);
};
const change = (path: string, from: string, to: string) => {
  const file = join(root, path);
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  writeFileSync(file, text.replace(from, to));
};

/** A project of its own: `same` has the policy as it is here, `stricter` withholds universal services. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'policy-diff-test-'));
  for (const folder of [POLICY, 'schema/contract']) cpSync(folder, join(root, folder), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  git('init', '--quiet');
  commitAll('As it is');
  git('tag', 'same');
  change(RULE, "release('PUBLIC_TASK')", "withhold('ASK_CUSTODIAN')");
  change(RULE, 'import { release }', 'import { withhold }');
  commitAll('Universal services are withheld');
  git('tag', 'stricter');
  git('rm', '-r', '--quiet', POLICY);
  git('commit', '--quiet', '-m', 'No policy');
  git('tag', 'none');
  git('checkout', '--quiet', 'same');
  change(join(POLICY, 'legal-regime.ts'), 'archiveAge: 18', 'archiveAge: 16');
  commitAll('Archived earlier');
  git('tag', 'earlier');
  git('rm', '--quiet', join(POLICY, 'legal-regime.ts'));
  git('commit', '--quiet', '-m', 'No ages at all');
  git('tag', 'ageless');
  git('checkout', '--quiet', 'same');
  writeFileSync(join(root, POLICY, 'broken.ts'), '');
  change(join(POLICY, 'decide.ts'), 'export function decide', 'export function decideNothing');
  commitAll('No decide');
  git('tag', 'broken');
  git('checkout', '--quiet', 'same');
});
afterAll(() => rmSync(root, { recursive: true }));

const diff = async (revision: string) => {
  const lines: string[] = [];
  const changes = await printPolicyDiff(root, revision, NOW, (line) => lines.push(line));
  return { lines, changes };
};

describe('the difference between two versions of the policy', () => {
  test('is none where nothing was changed', async () => {
    const { lines, changes } = await diff('same');
    expect(changes).toBe(false);
    expect(lines[0]).toMatch(/^From same \([0-9a-f]{12}\) to the working tree\.$/);
    expect(lines.slice(1)).toEqual([expect.stringMatching(/^No decision changes \(\d{5,} compared\)\.$/)]);
  });

  test('names each decision that changes, for whom and how, and sums them up', async () => {
    const { lines, changes } = await diff('stricter');
    expect(changes).toBe(true);
    const single = lines.slice(1, -1);
    expect(single).not.toEqual([]);
    for (const line of single)
      expect(line).toMatch(
        /^[a-z0-9/-]+\t[a-z-]+\t[A-Z0-9_]+\t(INV_UNIVERSAL|IND_CAF|IND_LP)\t[A-Z_]+\/\S+\tUNI-1 WITHHOLD -> UNI-1 RELEASE$/,
      );
    const total = new RegExp(
      `^${single.length} of \\d+ decisions change \\(children: \\d+\\):\n` +
        `  ${single.length}\\tUNI-1 WITHHOLD -> UNI-1 RELEASE\\t\\(more is told, children: \\d+\\)$`,
    );
    expect(lines.at(-1)).toMatch(total);
  });

  test('tells what another age of archiving changes, and what having none does', async () => {
    const kinds = async (revision: string) => {
      const { lines } = await diff(revision);
      return new Set(lines.slice(1, -1).map((line) => line.slice(line.lastIndexOf('\t') + 1).split(' -> ')[0]));
    };
    expect(await kinds('earlier')).toEqual(new Set(['ARC-1 HIDE']));
    expect((await kinds('ageless')).has('ARC-1 HIDE')).toBe(false);
  });

  test('says so when the working tree has changes that no commit has', async () => {
    expect(await hasUncommittedChanges(root)).toBe(false);
    const file = join(root, POLICY, 'version.ts');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}\n`);
    const { lines } = await diff('same');
    writeFileSync(file, text);
    expect(lines[0]).toContain('with changes that are not committed');
  });
});

describe('a revision that cannot be compared with', () => {
  test.each([
    ['nowhere', 'nowhere is no revision that git knows'],
    ['--help', '--help is no revision that git knows'],
    ['', ' is no revision that git knows'],
    ['none', 'none has no sharing policy in'],
    ['broken', 'of broken has no decide()'],
  ])('is named: %j', async (revision, message) => {
    await expect(policyAt(root, revision)).rejects.toThrow(message);
  });

  test('is named outside a repository as well', async () => {
    await expect(policyAt(tmpdir(), 'HEAD')).rejects.toThrow('HEAD is no revision that git knows');
  });
});
