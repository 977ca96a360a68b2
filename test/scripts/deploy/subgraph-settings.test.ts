import { describe, expect, test } from '@jest/globals';
import { SUBGRAPHS } from '../../../schema/contract/agency.ts';
import { newKeys } from '../../../scripts/hub/new-keys.ts';
import { readSubgraphSettings, subgraphSettingNames } from '../../../scripts/hub/subgraph-settings.ts';

const RIGHT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(newKeys()),
  DATABASE_URL: 'postgres://hub:secret-word@db.example:5432/hub',
  AUDIT_URL: 'http://audit.example:4000',
  CHILD_INDEX_URL: 'https://index.example/',
  BROKER_NAME: 'Index team',
  AUDIT_CHECKPOINT_FILE: '/tmp/checkpoints.txt',
  BROKER_TELEPHONE: '01632 960100',
};

function problemsOf(name: (typeof SUBGRAPHS)[number], environment: Record<string, string | undefined>): string {
  try {
    readSubgraphSettings(name, environment);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('the settings of a subgraph', () => {
  test.each(SUBGRAPHS)('of %s are enough when only what it reads is there', (name) => {
    const own = Object.fromEntries(subgraphSettingNames(name).map((setting) => [setting, RIGHT[setting]]));
    expect(readSubgraphSettings(name, own)).toMatchObject({ name, host: '127.0.0.1', logLevel: 'info' });
  });

  test('give each subgraph a port of its own', () => {
    const ports = SUBGRAPHS.map((name) => readSubgraphSettings(name, RIGHT).port);
    expect(new Set(ports).size).toBe(SUBGRAPHS.length);
    expect(readSubgraphSettings('police', { ...RIGHT, PORT: '5000' }).port).toBe(5000);
  });

  test('give each side of a line the same keys, and a subgraph the keys of its callers alone', () => {
    const index = readSubgraphSettings('child-index', RIGHT);
    const health = readSubgraphSettings('health', RIGHT);
    if (index.kind !== 'child-index' || health.kind !== 'agency') throw new Error('the wrong kinds');
    expect(health.childIndex).toEqual({ url: 'https://index.example/', keys: index.callerKeys.health });
    expect(health.sealKeys).toEqual(index.sealKeys.HEALTH);
    expect(Object.keys(health.callerKeys).sort()).toEqual(['gateway', 'operator']);
    expect(index.involvementIds).toHaveLength(32);
  });

  test.each(SUBGRAPHS)('of %s that are missing are all told at once, DATABASE_URL with what it has to be', (name) => {
    const problems = problemsOf(name, { PORT: '' });
    const optional = [
      'PORT',
      'HOST',
      'DATABASE_CONNECTIONS',
      'LOG_LEVEL',
      'PUBLIC_PORT',
      'AUDIT_TRAIL_NAME',
      'AUDIT_CHECKPOINT_ENTRIES',
      'AUDIT_CHECKPOINT_SECONDS',
      'AUDIT_CHECKPOINT_GRACE_MINUTES',
    ];
    for (const setting of subgraphSettingNames(name).filter((one) => !optional.includes(one)))
      expect(problems).toMatch(new RegExp(`^${setting} .*is required`, 'm'));
    expect(problems).toContain('DATABASE_URL is required, as postgres://user:password@host:5432/database');
    const required = subgraphSettingNames(name).filter((one) => !optional.includes(one));
    expect(problems.split('\n')).toHaveLength(1 + required.length);
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', '40x0'],
    ['DATABASE_URL', 'mysql://hub:secret-word@db.example/hub'],
    ['DATABASE_CONNECTIONS', '1000'],
    ['LOG_LEVEL', 'loud-word'],
    ['LINK_KEYS_GATEWAY_EDUCATION', 'k1:c2hvcnQ='],
    ['LINK_KEYS_EDUCATION_CHILD_INDEX', 'c2hvcnQ='],
    ['SEAL_KEYS_EDUCATION', 'k1:not-base64!'],
    ['CHILD_INDEX_URL', 'http://index.example:4000/some-path'],
    ['CHILD_INDEX_URL', 'ftp://index.example'],
  ])('name %s when it is wrong, and do not repeat what it was', (setting, wrong) => {
    const problems = problemsOf('education', { ...RIGHT, [setting]: wrong });
    expect(problems.split('\n')).toHaveLength(2);
    expect(problems).toMatch(new RegExp(`^${setting} `, 'm'));
    expect(problems).not.toContain(wrong);
    expect(problems).not.toContain('secret-word');
  });

  test.each([
    ['AUDIT_SIGNING_KEY', 'c2hvcnQ='],
    ['AUDIT_TRAIL_NAME', 'two words'],
    ['AUDIT_CHECKPOINT_ENTRIES', '0'],
    ['AUDIT_CHECKPOINT_SECONDS', '1.5'],
    ['AUDIT_CHECKPOINT_GRACE_MINUTES', '-7'],
    ['DATABASE_CONNECTIONS', '1'],
  ])('of audit name %s when it is wrong, and do not repeat what it was', (setting, wrong) => {
    const problems = problemsOf('audit', { ...RIGHT, [setting]: wrong });
    expect(problems).toMatch(new RegExp(`^The settings of the subgraph audit are wrong:\n${setting} has to be .+$`));
    expect(problems).not.toContain(`${wrong}\n`);
  });

  test('want 32 bytes for the key of ids', () => {
    expect(problemsOf('child-index', { ...RIGHT, INVOLVEMENT_ID_KEY: 'c2hvcnQ=' })).toContain(
      'INVOLVEMENT_ID_KEY has to be 32 bytes in base64',
    );
  });
});
