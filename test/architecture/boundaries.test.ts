import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

interface Summary {
  readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment: string }[] };
}

/** A small house: path, and what the file there imports. `scripts/start.ts` imports everything that has to be in use. */
const INNOCENT: Record<string, readonly string[]> = {
  'schema/contract/words.ts': ['zod', 'node:crypto'],
  'schema/wire/line.ts': ['../contract/words.ts', 'undici'],
  'gateway/door.ts': ['../schema/contract/words.ts', '../schema/wire/line.ts', '@apollo/server'],
  'subgraphs/kernel/table.ts': ['../../schema/contract/words.ts', '@mikro-orm/core'],
  'subgraphs/education/school.ts': ['../kernel/table.ts', '../../schema/wire/line.ts'],
  'subgraphs/child-index/sharing/policy/rule.ts': ['../../../../schema/contract/words.ts'],
  'subgraphs/audit/trail/form.ts': ['../../../schema/contract/words.ts', 'node:crypto'],
  'scripts/hub/compose.ts': ['@apollo/composition'],
  'scripts/hub/front.ts': [],
  'scripts/compose-supergraph.ts': ['./hub/compose.ts'],
  'test/door.test.ts': ['../gateway/door.ts', '../scripts/hub/front.ts', '@jest/globals'],
};

/** One file for each way of breaking a rule, and what is to be said of it. */
const OFFENCES: readonly { rule: string; file: string; imports: string; also?: readonly string[] }[] = [
  { rule: 'gateway-knows-no-domain', file: 'gateway/a.ts', imports: '../subgraphs/education/school.ts' },
  { rule: 'gateway-knows-no-domain', file: 'gateway/b.ts', imports: '../subgraphs/kernel/table.ts' },
  { rule: 'subgraph-knows-itself', file: 'subgraphs/health/a.ts', imports: '../education/school.ts' },
  { rule: 'subgraph-knows-itself', file: 'subgraphs/health/b.ts', imports: '../../gateway/door.ts' },
  { rule: 'kernel-knows-no-subgraph', file: 'subgraphs/kernel/a.ts', imports: '../education/school.ts' },
  { rule: 'kernel-knows-no-subgraph', file: 'subgraphs/kernel/b.ts', imports: '../../gateway/door.ts' },
  { rule: 'contract-stands-alone', file: 'schema/contract/a.ts', imports: 'node:fs' },
  { rule: 'contract-stands-alone', file: 'schema/contract/b.ts', imports: 'graphql' },
  { rule: 'contract-stands-alone', file: 'schema/contract/c.ts', imports: '../wire/line.ts' },
  { rule: 'wire-knows-the-contract', file: 'schema/wire/a.ts', imports: '../../subgraphs/kernel/table.ts' },
  {
    rule: 'source-knows-no-command',
    file: 'subgraphs/police/a.ts',
    imports: '../../scripts/hub/front.ts',
    also: ['subgraph-knows-itself'],
  },
  {
    rule: 'source-knows-no-test',
    file: 'subgraphs/police/b.ts',
    imports: '../../test/fixture.ts',
    also: ['subgraph-knows-itself'],
  },
  { rule: 'source-knows-no-test', file: 'scripts/hub/a.ts', imports: '../../test/fixture.ts' },
  {
    rule: 'hearts-are-pure',
    file: 'subgraphs/child-index/sharing/policy/a.ts',
    imports: 'node:fs/promises',
    also: ['policy-is-self-contained'],
  },
  { rule: 'hearts-are-pure', file: 'subgraphs/child-index/matching/normalise.ts', imports: '@mikro-orm/postgresql' },
  { rule: 'hearts-are-pure', file: 'subgraphs/child-index/matching/link-record.ts', imports: 'kysely' },
  { rule: 'hearts-are-pure', file: 'subgraphs/audit/trail/a.ts', imports: 'node:net' },
  { rule: 'hearts-are-pure', file: 'subgraphs/education/adapters/a.ts', imports: 'redis' },
  { rule: 'hearts-are-pure', file: 'scripts/demo/a.ts', imports: 'node:process' },
  {
    rule: 'policy-is-self-contained',
    file: 'subgraphs/child-index/sharing/policy/b.ts',
    imports: '../facts.ts',
  },
  { rule: 'process-is-for-commands', file: 'gateway/c.ts', imports: 'node:process' },
  { rule: 'no-development-package-in-source', file: 'gateway/d.ts', imports: 'fast-check' },
  { rule: 'no-undeclared-package', file: 'gateway/e.ts', imports: 'postgres-date' },
  { rule: 'no-unresolvable', file: 'gateway/f.ts', imports: './nowhere.ts' },
];

const root = resolve('.');
const house = mkdtempSync(join(tmpdir(), 'boundaries-'));
let violations: readonly string[];
let rules: Summary['ruleSetUsed']['forbidden'];

beforeAll(() => {
  write('package.json', JSON.stringify(packageJson()));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const [path, imports] of Object.entries(INNOCENT)) write(path, importing(imports));
  for (const { file, imports } of OFFENCES) write(file, importing([imports]));
  write('test/fixture.ts', importing(['node:util']));
  write('subgraphs/child-index/sharing/facts.ts', importing(['../../../schema/contract/words.ts']));
  write('gateway/circle/one.ts', importing(['./two.ts']));
  write('gateway/circle/two.ts', importing(['./one.ts']));
  write('test/alone.ts', importing([]));
  write('gateway/unused.ts', importing(['../schema/contract/words.ts']));
  write('scripts/tempted.ts', importing(['./hub/compose.ts']));
  const inUse = [...Object.keys(INNOCENT), ...OFFENCES.map(({ file }) => file), 'gateway/circle/one.ts'];
  const imported = inUse.filter((path) => !/^test\/|^scripts\/[^/]+$|^scripts\/hub\/compose/.test(path));
  write('scripts/start.ts', importing(imported.map((path) => `../${path}`)));
  const summary = cruise();
  violations = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  rules = summary.ruleSetUsed.forbidden;
});
afterAll(() => rmSync(house, { recursive: true }));

test.each(OFFENCES)('$rule: $file may not import $imports', ({ rule, file }) => {
  expect(violations).toContain(`${rule}: ${file}`);
});

test('a circle, an orphan, a file that no command comes to and a tool in a command are found', () => {
  expect(violations).toEqual(expect.arrayContaining(STRUCTURAL));
});

test('files that keep to the rules are not reported, nor others for more than they did', () => {
  const expected = OFFENCES.flatMap(({ rule, file, also = [] }) => [rule, ...also].map((name) => `${name}: ${file}`));
  expect(violations.toSorted()).toEqual([...expected, ...STRUCTURAL].toSorted());
});

test('each rule has its reason and its offence here', () => {
  const tried = [...OFFENCES.map(({ rule }) => rule), ...STRUCTURAL.map((line) => line.slice(0, line.indexOf(':')))];
  expect(new Set(rules.map(({ name }) => name))).toEqual(new Set(tried));
  for (const { comment } of rules) expect(comment.length).toBeGreaterThan(40);
});

const STRUCTURAL = [
  'no-circular: gateway/circle/one.ts',
  'no-orphans: test/alone.ts',
  'nothing-unused: gateway/unused.ts',
  'no-development-tool-in-commands: scripts/tempted.ts',
];

/** Two packages, one of them for development; whatever else is installed is undeclared. */
function packageJson(): object {
  const names = [
    'zod',
    'undici',
    'graphql',
    'kysely',
    'redis',
    '@apollo/server',
    '@mikro-orm/core',
    '@mikro-orm/postgresql',
  ];
  const development = ['fast-check', '@jest/globals', '@apollo/composition'];
  const any = (list: readonly string[]) => Object.fromEntries(list.map((name) => [name, '*']));
  return { type: 'module', dependencies: any(names), devDependencies: any(development) };
}

function importing(modules: readonly string[]): string {
  return [...modules.map((module) => `import '${module}';`), 'export const here = true;', ''].join('\n');
}

function write(path: string, text: string): void {
  const target = join(house, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function cruise(): Summary {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['gateway', 'schema', 'subgraphs', 'scripts', 'test'];
  const options = ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, [cruiser, ...options, ...folders], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: Summary }).summary;
}
