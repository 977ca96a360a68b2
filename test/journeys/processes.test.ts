import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PERSONAS } from '../../scripts/demo/personas.ts';
import { demoPopulation } from '../../scripts/demo/population.ts';
import { seedDemo } from '../../scripts/demo/seed.ts';
import { STORIES } from '../../scripts/demo/stories.ts';
import { buildProcesses, STARTING } from '../scripts/deploy/hub-process.ts';
import { hubSettings, type HubSettings } from '../scripts/deploy/hub-settings.ts';
import { hubOf, type RunningHub } from '../scripts/deploy/running-hub.ts';
import { startTokenIssuer } from '../scripts/deploy/token-issuer.ts';
import { until } from '../until.ts';
import { server, type TestDatabase } from '../test-stores.ts';

/** The child whose school, doctor, school nurse and social worker are known; Connexions and the police do not run. */
const STORY = STORIES['agency-down'];
const ALL_OF_THEM = ['EDUCATION', 'HEALTH', 'HEALTH', 'SOCIAL_CARE'];
const SUBGRAPH_TIMEOUT = 6_000;
const REQUEST_TIMEOUT = 9_000;

const OPERATION = `query ($number: String!) {
  childByIdentifier(type: NHS_NUMBER, value: $number) { givenName whosInvolved { agency service { name } } }
}`;

interface Answer {
  readonly status: number;
  readonly text: string;
  /** Agencies that the answer names, sorted; and those of them whose part is missing. */
  readonly agencies: readonly string[];
  readonly silent: readonly string[];
  /** Error code and the agency at whose place the error is; null where it is at no agency's. */
  readonly errors: readonly { readonly code: string; readonly agency: string | null }[];
  readonly ms: number;
}

const child = demoPopulation({ seed: 1, families: 0, today: new Date().toISOString().slice(0, 10) }).find(
  ({ story }) => story === STORY.key,
)!;

let database: TestDatabase;
let settings: HubSettings;
let hub: RunningHub;
let token: string;
/** How to end what was begun, the last first. */
const endings: (() => Promise<unknown>)[] = [];

async function ask(): Promise<Answer> {
  const begun = performance.now();
  const response = await fetch(`${hub.url('gateway')}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'access-purpose': STORY.purpose,
      'access-reason': STORY.reason,
    },
    body: JSON.stringify({ query: OPERATION, variables: { number: child.truth.nhsNumber } }),
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as {
    data?: { childByIdentifier: { whosInvolved: { agency: string; service: object | null }[] } | null } | null;
    errors?: { path?: (string | number)[]; extensions: { code: string } }[];
  };
  const involved = data?.childByIdentifier?.whosInvolved ?? [];
  const silent = involved.filter(({ service }) => service === null).map(({ agency }) => agency);
  return {
    status: response.status,
    text,
    agencies: involved.map(({ agency }) => agency).sort(),
    silent: silent.sort(),
    errors: errors.map(({ path, extensions: { code } }) => ({
      code,
      agency: involved[Number(path?.[2])]?.agency ?? null,
    })),
    ms: performance.now() - begun,
  };
}

/** Asks until the answer is whole again. */
async function untilWhole(): Promise<void> {
  let answer = await ask();
  await until(async () => {
    if (answer.errors.length > 0) answer = await ask();
    return answer.errors.length === 0;
  });
  expect(answer).toMatchObject({ status: 200, agencies: ALL_OF_THEM, silent: [], errors: [] });
}

/** What the gateway says of its readiness may be a second old. */
async function untilReadinessIs(status: number): Promise<void> {
  await until(async () => (await fetch(`${hub.url('gateway')}/health/ready`)).status === status);
}

/** Waits until so many queries of the social care subgraph are held up. */
async function untilHeldUp(queries: number): Promise<void> {
  await until(async () => {
    const [row] = await database.run(
      `select count(*)::int as held from pg_locks where relation = 'social_care.case_file'::regclass and not granted`,
    );
    return (row as { held: number }).held >= queries;
  });
}

/** Holds up every query of the social care subgraph until it is told to go on. */
async function holdUpSocialCare(): Promise<() => Promise<unknown>> {
  await database.run('begin');
  await database.run('lock table social_care.case_file in access exclusive mode');
  return () => database.run('commit');
}

(server.present ? describe : describe.skip)('a hub of one process each, on PostgreSQL', () => {
  beforeAll(async () => {
    await buildProcesses();
    database = await server.open();
    endings.push(database.drop);
    if (database.store.kind !== 'server') throw new Error('a server was asked for');
    const issuer = await startTokenIssuer();
    endings.push(issuer.close);
    token = await issuer.token(PERSONAS[STORY.asks].actor);
    settings = await hubSettings({
      DATABASE_URL: database.store.url,
      DATABASE_CONNECTIONS: '4',
      ISSUER: issuer.issuer,
      AUDIENCE: issuer.audience,
      JWKS_URL: issuer.jwksUrl,
      SUBGRAPH_TIMEOUT_MS: String(SUBGRAPH_TIMEOUT),
      REQUEST_TIMEOUT_MS: String(REQUEST_TIMEOUT),
    });
    hub = hubOf(settings);
    endings.push(hub.stop);
    const subgraphs = ['audit', 'child-index', 'education', 'health', 'social-care'] as const;
    await Promise.all(subgraphs.map((name) => hub.start(name)));
    await hub.start('gateway');
    await seedDemo([child], hub.operatorLine, () => undefined);
  }, STARTING);

  afterAll(async () => {
    for (const end of endings.reverse()) await end();
  });

  test('answers from every agency that is involved', async () => {
    await untilWhole();
  });

  test('says of an agency that was killed that it could not be asked, and asks it again once it is back', async () => {
    const health = hub.process('health');
    health.signal('SIGKILL');
    expect(await health.ended).toBe('SIGKILL');
    expect(await ask()).toMatchObject({
      status: 200,
      agencies: ALL_OF_THEM,
      silent: ['HEALTH', 'HEALTH'],
      errors: [
        { code: 'SUBGRAPH_UNAVAILABLE', agency: 'HEALTH' },
        { code: 'SUBGRAPH_UNAVAILABLE', agency: 'HEALTH' },
      ],
    });
    await hub.start('health');
    await untilWhole();
  });

  test('waits for an agency that hangs no longer than it may, and asks it again once it goes on', async () => {
    hub.process('social-care').signal('SIGSTOP');
    const answer = await ask();
    hub.process('social-care').signal('SIGCONT');
    expect(answer).toMatchObject({
      agencies: ALL_OF_THEM,
      silent: ['SOCIAL_CARE'],
      errors: [{ code: 'SUBGRAPH_UNAVAILABLE', agency: 'SOCIAL_CARE' }],
    });
    expect(answer.ms).toBeLessThan(REQUEST_TIMEOUT + 10_000);
    await untilWhole();
  });

  test('takes nothing from whoever answers garbage in the place of an agency', async () => {
    hub.process('education').signal('SIGTERM');
    expect(await hub.process('education').ended).toBe(0);
    const garbage = createServer((_, response) => response.end('<html>It works!</html>'));
    await new Promise<void>((resolve) => garbage.listen(settings.ports.education, '127.0.0.1', resolve));
    const answer = await ask();
    garbage.closeAllConnections();
    await new Promise((resolve) => garbage.close(resolve));
    expect(answer).toMatchObject({
      agencies: ALL_OF_THEM,
      silent: ['EDUCATION'],
      errors: [{ code: 'SUBGRAPH_UNAVAILABLE', agency: 'EDUCATION' }],
    });
    expect(answer.text).not.toContain('It works');
    await hub.start('education');
    await untilWhole();
  });

  test.each(['social-care', 'gateway'] as const)(
    'lets %s finish what is under way when it is told to stop',
    async (name) => {
      const goOn = await holdUpSocialCare();
      const stopping = hub.process(name);
      const answers = Promise.all([ask(), ask(), ask()]);
      await untilHeldUp(3);
      stopping.signal('SIGTERM');
      await pause(300);
      expect(stopping.hasEnded()).toBe(false);
      await goOn();
      for (const answer of await answers)
        expect(answer).toMatchObject({ status: 200, agencies: ALL_OF_THEM, silent: [], errors: [] });
      expect(await stopping.ended).toBe(0);
      await hub.start(name);
      await untilWhole();
    },
  );

  test('releases nothing while the audit process is gone, and resumes by itself once it is back', async () => {
    hub.process('audit').signal('SIGKILL');
    await hub.process('audit').ended;
    const answer = await ask();
    expect(answer).toMatchObject({ status: 503, agencies: [], errors: [{ code: 'AUDIT_UNAVAILABLE', agency: null }] });
    expect(answer.text).not.toContain(child.truth.givenName);
    await untilReadinessIs(503);
    await hub.start('audit');
    await untilWhole();
  });

  test('ends every process with 0 when it is told to, and has written nothing about the child or who asked', async () => {
    const outcomes = await hub.stop();
    expect(new Set(outcomes.values())).toEqual(new Set([0]));
    expect(outcomes.size).toBe(6);
    const { givenName, familyName, nhsNumber } = child.truth;
    expect(hub.written()).toContain('"msg":"listening"');
    for (const personal of [givenName!, familyName, nhsNumber!, token, PERSONAS[STORY.asks].actor.id, STORY.reason])
      expect(hub.written()).not.toContain(personal);
  });
});
