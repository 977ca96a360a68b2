import { execFileSync, spawnSync } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { GATEWAY_SETTINGS, readGatewaySettings } from '../../../gateway/settings.ts';
import { CUSTODIANS, SUBGRAPH_OF, SUBGRAPHS } from '../../../schema/contract/agency.ts';
import { newKeys } from '../../../scripts/hub/new-keys.ts';
import { readSubgraphSettings, subgraphSettingNames } from '../../../scripts/hub/subgraph-settings.ts';
import { composeFile, composeText, variablesIn, type ComposeFile, type ComposeService } from './compose-file.ts';

const OWN = ['gateway', ...SUBGRAPHS] as const;
/** What an operator writes into .env for it, besides the keys. */
const WRITTEN: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: 'letters',
  ISSUER: 'https://login.council.example',
  AUDIENCE: 'urn:hub.council.example',
  JWKS_URL: 'https://login.council.example/jwks.json',
  BROKER_NAME: 'Index team',
  BROKER_TELEPHONE: '01632 960100',
};

let file: ComposeFile;
let text: string;

beforeAll(async () => {
  file = await composeFile();
  text = await composeText();
});

function service(name: string): ComposeService {
  const found = file.services[name];
  if (found === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
  return found;
}

const environmentOf = (name: string) => service(name).environment;

/** A service's environment as it is once compose has filled in what the operator wrote. */
function filledIn(name: string): Record<string, string> {
  const given: Readonly<Record<string, string>> = { ...WRITTEN, ...Object.fromEntries(newKeys()) };
  const fill = (value: string) =>
    value.replaceAll(/\$\{([A-Z0-9_]+):(-|\?)([^}]*)\}/g, (_, variable: string, kind: string, rest: string) => {
      const found = given[variable] ?? (kind === '-' ? rest : undefined);
      if (found === undefined) throw new Error(`${variable} is not in .env`);
      return found;
    });
  return Object.fromEntries(Object.entries(environmentOf(name)).map(([setting, value]) => [setting, fill(value)]));
}

describe('docker-compose.yml', () => {
  test('has PostgreSQL, Redis, the gateway and every subgraph, and nothing else', () => {
    expect(Object.keys(file.services).sort()).toEqual([...OWN, 'postgres', 'redis'].sort());
  });

  test.each(OWN)('starts %s from the one image, by a script that is there', async (name) => {
    const { image, build, command } = service(name);
    expect({ image, build }).toEqual({ image: 'childrens-services-hub', build: '.' });
    const script = name === 'gateway' ? ['gateway'] : ['subgraph', name];
    const flags = name === 'service-directory' ? ['--max-semi-space-size=8'] : [];
    expect(command).toEqual(['node', ...flags, `dist/scripts/${script[0]}.js`, ...script.slice(1)]);
    await access(`scripts/${script[0]}.ts`);
  });

  test.each(SUBGRAPHS)('gives %s no setting that it does not read', (name) => {
    expect(Object.keys(environmentOf(name)).filter((setting) => !subgraphSettingNames(name).includes(setting))).toEqual(
      [],
    );
  });

  test('gives the gateway no setting that it does not read', () => {
    expect(Object.keys(environmentOf('gateway')).filter((setting) => !GATEWAY_SETTINGS.includes(setting))).toEqual([]);
  });

  test.each(SUBGRAPHS)('gives %s all that it needs to start', (name) => {
    expect(readSubgraphSettings(name, filledIn(name))).toMatchObject({ name, port: 4000, host: '0.0.0.0' });
  });

  test('gives the gateway all that it needs to start', () => {
    expect(readGatewaySettings(filledIn('gateway'))).toMatchObject({ port: 4000, graphiql: false });
  });

  test('lets the parts find each other by name and port', () => {
    const { subgraphs } = readGatewaySettings(filledIn('gateway'));
    for (const name of SUBGRAPHS) expect(subgraphs[name].url).toBe(`http://${name}:${environmentOf(name)['PORT']}`);
    expect(environmentOf('child-index')['AUDIT_URL']).toBe('http://audit:4000');
    for (const name of CUSTODIANS.map((custodian) => SUBGRAPH_OF[custodian]))
      expect(environmentOf(name)['CHILD_INDEX_URL']).toBe('http://child-index:4000');
  });

  test('holds no secret: every key and password comes from the operator, who is told when one is missing', () => {
    for (const name of [...OWN, 'postgres']) {
      for (const [setting, value] of Object.entries(environmentOf(name))) {
        if (/KEY|PASSWORD/.test(setting)) expect(value).toBe(`\${${setting}:?is required}`);
      }
    }
    expect(text).not.toMatch(/[A-Za-z0-9+/]{43}=/);
    expect(environmentOf('audit')['DATABASE_URL']).toContain(':${POSTGRES_PASSWORD:?is required}@');
  });

  test.each(OWN)('asks %s for its health where it answers', (name) => {
    const [form, ...command] = service(name).healthcheck.test;
    expect([form, command.slice(0, 2)]).toEqual(['CMD', ['node', '-e']]);
    expect(command[2]).toContain(`http://127.0.0.1:${environmentOf(name)['PORT']}/health/ready`);
    // Nothing listens there now: the check has to say so.
    const checked = spawnSync(process.execPath, ['-e', command[2]!.replace(':4000/', ':9/')]);
    expect(checked.status).toBe(1);
  });

  test.each(SUBGRAPHS)('starts %s once the database is healthy, and lets nobody outside reach it', (name) => {
    const { depends_on, networks, ports } = service(name);
    expect({ depends_on, networks, ports }).toEqual({
      depends_on: { postgres: { condition: 'service_healthy' } },
      networks: ['inside'],
      ports: [],
    });
    expect(file.networks['inside']?.internal).toBe(true);
  });

  test('publishes the gateway alone, and its metrics not', () => {
    const published = Object.entries(file.services).filter(([, { ports }]) => ports.length > 0);
    expect(published.map(([name, { ports }]) => [name, ports])).toEqual([
      ['gateway', ['${HOST:-127.0.0.1}:${PORT:-4000}:4000']],
    ]);
  });

  const compose = spawnSync('docker', ['compose', 'version']).status === 0;
  (compose ? test : test.skip)('is accepted by docker compose', () => {
    const env = { PATH: process.env['PATH'] ?? '', ...WRITTEN, ...Object.fromEntries(newKeys()) };
    const services = execFileSync('docker', ['compose', 'config', '--services'], { env, encoding: 'utf8' });
    expect(services.trim().split('\n').sort()).toEqual(Object.keys(file.services).sort());
  });

  test('takes from the operator only what .env.example describes', async () => {
    const example = await readFile('.env.example', 'utf8');
    for (const name of variablesIn(text)) expect(example).toMatch(new RegExp(`^(# )?${name}=`, 'm'));
  });
});

describe('the image', () => {
  test('runs as a user other than root, on the major version of Node that the project runs on', async () => {
    const lines = (await readFile('Dockerfile', 'utf8')).split('\n');
    expect(lines.filter((line) => line.startsWith('USER '))).toEqual(['USER node']);
    expect(lines.findIndex((line) => line.startsWith('USER '))).toBeGreaterThan(
      lines.findLastIndex((line) => line.startsWith('RUN ')),
    );
    const { dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const major = dependencies['node']?.split('.')[0];
    for (const line of lines.filter((one) => one.startsWith('FROM '))) expect(line).toContain(`node:${major}-`);
  });

  test('is built from the source alone: no settings, no data, no history, no tests', async () => {
    const [first, ...rest] = (await readFile('.dockerignore', 'utf8'))
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(first).toBe('*');
    const copied = [...(await readFile('Dockerfile', 'utf8')).matchAll(/^COPY (?!--from)(.+) \S+$/gm)]
      .flatMap(([, sources]) => sources!.split(' '))
      .map((source) => source.split('/')[0]!);
    expect(new Set(rest)).toEqual(new Set(copied.map((source) => `!${source}`)));
  });
});
