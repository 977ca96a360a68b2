import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { noteSigner, parseSigningKey } from '../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { PERSONAS } from '../../scripts/demo/personas.ts';
import { demoPopulation } from '../../scripts/demo/population.ts';
import { seedDemo } from '../../scripts/demo/seed.ts';
import { STORIES } from '../../scripts/demo/stories.ts';
import { postgresPrograms, startOwnPostgres, type OwnPostgres } from '../own-postgres.ts';
import { buildProcesses } from '../scripts/deploy/hub-process.ts';
import { hubSettings, type HubSettings } from '../scripts/deploy/hub-settings.ts';
import { hubOf, type RunningHub } from '../scripts/deploy/running-hub.ts';
import { startTokenIssuer } from '../scripts/deploy/token-issuer.ts';
import { checkHarness } from '../subgraphs/audit/check-harness.ts';
import { startDatabaseProxy, type DatabaseProxy } from '../subgraphs/audit/database-proxy.ts';
import { newEvidence } from '../subgraphs/audit/new-evidence.ts';

const PROGRAMS = postgresPrograms();
const STORY = STORIES['agency-down'];
/** Queries at once, and how many of them have been answered when the fault begins. */
const QUERIES = 200;
const BEFORE = 40;

const OPERATION = `query ($number: String!) {
  childByIdentifier(type: NHS_NUMBER, value: $number) { givenName whosInvolved { agency service { name } } }
}`;

const child = demoPopulation({ seed: 1, families: 0, today: new Date().toISOString().slice(0, 10) }).find(
  ({ story }) => story === STORY.key,
)!;

interface Answer {
  readonly requestId: string;
  readonly status: number;
  /** Whether anything of the child was in it. */
  readonly told: boolean;
  readonly codes: readonly string[];
}

let own: OwnPostgres;
let proxy: DatabaseProxy;
let settings: HubSettings;
let hub: RunningHub;
let token: string;
const endings: (() => Promise<unknown>)[] = [];

async function ask(): Promise<Answer> {
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
  const { errors = [] } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
  return {
    requestId: response.headers.get('x-request-id') ?? '',
    status: response.status,
    told: text.includes(child.truth.givenName!) || text.includes('"agency"'),
    codes: errors.map(({ extensions }) => extensions.code),
  };
}

/**
 * Asks many times at once; once some have been told, the fault begins. Before that as many are asked without one, so
 * that connections are open between the parts, and what goes wrong is the trail.
 */
async function askThrough(fault: () => Promise<unknown>): Promise<readonly Answer[]> {
  await Promise.all(Array.from({ length: QUERIES }, ask));
  let answered = 0;
  let begun = Promise.resolve<unknown>(undefined);
  const answers = await Promise.all(
    Array.from({ length: QUERIES }, async () => {
      const answer = await ask();
      if (answer.told && ++answered === BEFORE) begun = fault();
      return answer;
    }),
  );
  await begun;
  return answers;
}

async function untilWhole(): Promise<void> {
  let answer = await ask();
  for (const deadline = Date.now() + 30_000; answer.codes.length > 0 && Date.now() < deadline; await pause(200))
    answer = await ask();
  expect(answer).toMatchObject({ status: 200, told: true, codes: [] });
}

/** The two counts: of what was told, and of the entries that there have to be of it. */
async function expectRecorded(answers: readonly Answer[]): Promise<void> {
  const rows = await own.query(
    `select request_id, kind, count(*) from audit.entry where request_id is not null group by request_id, kind`,
  );
  const entries = new Map(rows.map(([requestId, kind, count]) => [`${requestId} ${kind}`, Number(count)]));
  const told = answers.filter((answer) => answer.told);
  const refused = answers.filter((answer) => !answer.told);
  const recorded = told.filter(
    ({ requestId }) => entries.get(`${requestId} query`) === 1 && (entries.get(`${requestId} decision`) ?? 0) > 0,
  );
  const figures = [`${told.length} told`, `${recorded.length} with their entries`, `${refused.length} refused`];
  process.stdout.write(`${figures.join(', ')}\n`);
  expect(recorded).toHaveLength(told.length);
  expect(told.length).toBeGreaterThan(0);
  for (const { codes } of refused) expect(codes).toEqual(['AUDIT_UNAVAILABLE']);
}

(PROGRAMS === null ? describe.skip : describe)('200 queries at once, while the trail’s PostgreSQL', () => {
  beforeAll(async () => {
    await buildProcesses();
    own = await startOwnPostgres(PROGRAMS!);
    endings.push(own.remove);
    proxy = await startDatabaseProxy(own.url);
    endings.push(proxy.stop);
    const others = await startOwnPostgres(PROGRAMS!);
    endings.push(others.remove);
    const issuer = await startTokenIssuer();
    endings.push(issuer.close);
    token = await issuer.token(PERSONAS[STORY.asks].actor);
    settings = await hubSettings({
      DATABASE_URL: others.url,
      // So many that nobody waits for one: what is refused is refused for the trail.
      DATABASE_CONNECTIONS: '64',
      ISSUER: issuer.issuer,
      AUDIENCE: issuer.audience,
      JWKS_URL: issuer.jwksUrl,
      SUBGRAPH_TIMEOUT_MS: '20000',
      REQUEST_TIMEOUT_MS: '30000',
      AUDIT_CHECKPOINT_ENTRIES: '50',
      // And so many places and calls that nobody is turned away for want of them, on a machine however slow.
      LEAST_IN_FLIGHT: '256',
      SUBGRAPH_CALLS: '256',
      // One actor asks everything here.
      RATE_ACTOR: '0',
    });
    const ofItsOwn = { ...settings, of: (name: Parameters<HubSettings['of']>[0]) => settingsOf(name) };
    hub = hubOf(ofItsOwn);
    endings.push(hub.stop);
    const parts = ['audit', 'child-index', 'education', 'health', 'social-care', 'gateway'] as const;
    for (const name of parts) await hub.start(name);
    await seedDemo([child], hub.operatorLine, () => undefined);
    await untilWhole();
  });
  const settingsOf = (name: Parameters<HubSettings['of']>[0]) => ({
    ...settings.of(name),
    ...(name === 'audit' ? { DATABASE_URL: proxy.url } : {}),
  });
  afterEach(async () => {
    await untilWhole();
  });
  afterAll(async () => {
    for (const end of endings.reverse()) await end();
  });

  test('A02: is killed: each answer has its entries, and the rest are refused', async () => {
    const answers = await askThrough(() => own.signal('SIGKILL'));
    await own.start();
    await untilWhole();
    await expectRecorded(answers);
    expect(answers.some(({ told }) => !told)).toBe(true);
  });

  test('A04: is frozen: each answer has its entries, and the rest are refused', async () => {
    const answers = await askThrough(() => own.signal('SIGSTOP'));
    await own.signal('SIGCONT');
    await untilWhole();
    await expectRecorded(answers);
    expect(answers.some(({ told }) => !told)).toBe(true);
  });

  test('A04: is slow: each answer has its entries, and what waits too long is refused', async () => {
    const answers = await askThrough(() => Promise.resolve(proxy.delay(300)));
    proxy.delay(0);
    await untilWhole();
    await expectRecorded(answers);
  });

  test('A05: has a full disk: each answer has its entries, and the rest are refused', async () => {
    // What PostgreSQL raises when a write finds no room (SQLSTATE 53100), raised by a trigger in its place.
    const answers = await askThrough(() =>
      own.query(`
        create function audit.no_room() returns trigger language plpgsql as
          $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
        create trigger no_room before insert on audit.entry for each statement execute function audit.no_room()`),
    );
    await own.query('drop trigger if exists no_room on audit.entry; drop function if exists audit.no_room()');
    await untilWhole();
    await expectRecorded(answers);
  });

  test('goes through all of this: the trail is whole', async () => {
    const signer = noteSigner('childrens-services-hub', parseSigningKey(settings.all['AUDIT_SIGNING_KEY']!));
    const evidence = newEvidence({ signer, checkpointFile: settings.all['AUDIT_CHECKPOINT_FILE']! });
    const { entries, findings } = await checkHarness({ line: hub.operatorLine('audit'), evidence });
    const [[stored] = []] = await own.query('select count(*) from audit.entry');
    expect(findings).toEqual([]);
    expect(entries).toBe(Number(stored));
  });
});
