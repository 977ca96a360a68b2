import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { LegalRegime } from '../../subgraphs/child-index/sharing/policy/legal-regime.ts';
import type { Policy } from './compare-policies.ts';

/** All that the policy consists of: it may import nothing else of the house. */
const SOURCES = ['subgraphs/child-index/sharing/policy', 'schema/contract'];
const DECIDE = 'subgraphs/child-index/sharing/policy/decide.ts';
const REGIME = 'subgraphs/child-index/sharing/policy/legal-regime.ts';

/** The law as far as the oldest revisions had it: nothing was archived for its age. */
const WITHOUT_AGES: LegalRegime = {
  dutyToShareFrom: null,
  archiveAge: Infinity,
  archiveAgeWithConsent: Infinity,
  declaredRelationshipMonths: Infinity,
};

/** Milliseconds that git or tar may take. */
const DEADLINE = 20_000;

const run = promisify(execFile);

/** The policy of another revision, ready to decide. */
export interface PastPolicy extends Policy {
  /** The commit that the revision stands for. */
  readonly commit: string;
}

/**
 * Loads the policy as it was at a git revision, beside the one that runs: its sources are unpacked into a temporary
 * folder, which is removed again, and Node takes off their types. Nothing in the repository or its working tree changes.
 * @param root the folder of the project, in a git repository, with `node_modules`
 * @throws Error that says in words what is wrong with the revision
 */
export async function policyAt(root: string, revision: string): Promise<PastPolicy> {
  const commit = await commitOf(root, revision);
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'policy-at-')));
  try {
    const archive = join(folder, 'policy.tar');
    await attempt(
      `${revision} has no sharing policy in ${SOURCES.join(' and ')}`,
      run('git', ['archive', '--format=tar', '-o', archive, commit, '--', ...SOURCES], {
        cwd: root,
        timeout: DEADLINE,
      }),
    );
    await attempt('the archive cannot be unpacked', run('tar', ['-xf', archive, '-C', folder], { timeout: DEADLINE }));
    await symlink(resolve(root, 'node_modules'), join(folder, 'node_modules'));
    const module = await attempt(`the policy of ${revision} does not load`, load(folder));
    if (typeof module.decide !== 'function') throw new Error(`${DECIDE} of ${revision} has no decide()`);
    return { commit, decide: module.decide, regime: module.regime };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function load(folder: string): Promise<{ decide?: Policy['decide']; regime: LegalRegime }> {
  const module = (path: string) => import(pathToFileURL(join(folder, path)).href) as Promise<Record<string, unknown>>;
  const { decide } = (await module(DECIDE)) as { decide?: Policy['decide'] };
  const { LEGAL_REGIME } = existsSync(join(folder, REGIME)) ? await module(REGIME) : {};
  return {
    ...(decide === undefined ? {} : { decide }),
    regime: (LEGAL_REGIME as LegalRegime | undefined) ?? WITHOUT_AGES,
  };
}

/** Whether the policy that runs has changes that no commit has. */
export async function hasUncommittedChanges(root: string): Promise<boolean> {
  const { stdout } = await attempt(
    'git status does not answer',
    run('git', ['status', '--porcelain', '--', ...SOURCES], { cwd: root, timeout: DEADLINE }),
  );
  return stdout !== '';
}

async function commitOf(root: string, revision: string): Promise<string> {
  const { stdout } = await attempt(
    `${revision} is no revision that git knows in ${resolve(root)}`,
    run('git', ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], {
      cwd: root,
      timeout: DEADLINE,
    }),
  );
  return stdout.trim();
}

async function attempt<Value>(otherwise: string, work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (cause) {
    throw new Error(otherwise, { cause });
  }
}
