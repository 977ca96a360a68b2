import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PERSONAS } from '../../../scripts/demo/personas.ts';
import { demoPopulation } from '../../../scripts/demo/population.ts';
import { seedDemo } from '../../../scripts/demo/seed.ts';
import { buildProcesses } from '../../scripts/deploy/hub-process.ts';
import { hubSettings, type HubSettings } from '../../scripts/deploy/hub-settings.ts';
import { hubOf, type RunningHub } from '../../scripts/deploy/running-hub.ts';
import { startTokenIssuer } from '../../scripts/deploy/token-issuer.ts';
import { server, type TestDatabase } from '../../test-stores.ts';
import { involvementsIn, readAnswer, type Answer } from '../answer.ts';
import { WHOS_INVOLVED } from '../operations.ts';

const REDIS_URL = process.env['TEST_REDIS_URL'] ?? '';
const THERAPY = 'Speech and Language Therapy';
const MENTAL_HEALTH = 'Primary Child and Adolescent Mental Health Service (City)';

const RECORD = `mutation ($childId: ID!) {
  recordConsent(childId: $childId, giver: PR_HOLDER, giverId: "mother", authority: "Mother", decision: GIVEN,
    categories: [INV_TARGETED, INV_SENSITIVE], recipients: [ALL], purposes: [SERVICE], scope: CONTACT, explicit: true,
    obtained: VERBAL, reason: "The mother has told us") { id }
}`;
const WITHDRAW = `mutation ($consentId: ID!) {
  withdrawConsent(consentId: $consentId, reason: "The mother has changed her mind") { id withdrawnAt }
}`;

const today = new Date().toISOString().slice(0, 10);
const children = demoPopulation({ seed: 1, families: 0, today }).filter(({ story }) =>
  ['withheld', 'sensitive-hidden'].includes(story ?? ''),
);

let database: TestDatabase;
let one: RunningHub;
let other: RunningHub;
let token: string;
const endings: (() => Promise<unknown>)[] = [];

async function ask(hub: RunningHub, query: string, variables: object): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'access-purpose': 'SERVICE',
    'access-reason': 'First visit',
  };
  const body = JSON.stringify({ query, variables });
  return readAnswer(await fetch(`${hub.url('gateway')}/graphql`, { method: 'POST', headers, body }));
}

async function namedBy(hub: RunningHub, childId: string): Promise<readonly (string | undefined)[]> {
  const answer = await ask(hub, WHOS_INVOLVED, { id: childId });
  expect(answer.errors).toEqual([]);
  return involvementsIn(answer).map((told) => (told['service'] as { name: string } | null)?.name);
}

async function change(hub: RunningHub, query: string, variables: object): Promise<{ readonly id: string }> {
  const { data, errors } = await ask(hub, query, variables);
  expect(errors).toEqual([]);
  return Object.values(data as Record<string, { id: string }>)[0]!;
}

async function idOf(story: string): Promise<string> {
  const number = children.find((child) => child.story === story)?.truth.nhsNumber;
  const [row] = await database.run(
    `select child_id::text as id from child_index.child_identifier where value = '${number}'`,
  );
  return row?.['id'] as string;
}

/** A second gateway and a second index, on ports of their own, and else the processes, keys and database of the first. */
function beside(first: HubSettings, free: HubSettings['ports']): HubSettings {
  const ports = { ...first.ports, gateway: free.gateway, 'child-index': free['child-index'] };
  const index = `http://127.0.0.1:${ports['child-index']}`;
  return {
    ports,
    all: first.all,
    of: (name) => ({
      ...first.of(name),
      PORT: String(ports[name]),
      ...(name === 'gateway' ? { SUBGRAPH_URL_CHILD_INDEX: index } : {}),
    }),
  };
}

async function redisAnswers(): Promise<boolean> {
  if (REDIS_URL === '') return false;
  const client = createClient({ url: REDIS_URL, socket: { connectTimeout: 1_000, reconnectStrategy: false } });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.close();
    return true;
  } catch {
    return false;
  }
}

const present = server.present && (await redisAnswers());
(present ? describe : describe.skip)(
  'two gateways and two indexes, each a process, on one PostgreSQL and Redis',
  () => {
    beforeAll(async () => {
      await buildProcesses();
      database = await server.open();
      endings.push(database.drop);
      if (database.store.kind !== 'server') throw new Error('a server was asked for');
      const issuer = await startTokenIssuer();
      endings.push(issuer.close);
      token = await issuer.token(PERSONAS.teacher.actor);
      const settings = await hubSettings({
        DATABASE_URL: database.store.url,
        DATABASE_CONNECTIONS: '4',
        ISSUER: issuer.issuer,
        AUDIENCE: issuer.audience,
        JWKS_URL: issuer.jwksUrl,
        REDIS_URL,
      });
      one = hubOf(settings);
      endings.push(one.stop);
      const subgraphs = ['audit', 'child-index', 'education', 'health', 'social-care'] as const;
      await Promise.all(subgraphs.map((name) => one.start(name)));
      await one.start('gateway');
      other = hubOf(beside(settings, (await hubSettings({})).ports));
      endings.push(other.stop);
      await other.start('child-index');
      await other.start('gateway');
      await seedDemo(children, one.operatorLine, () => undefined);
    }, 120_000);

    afterAll(async () => {
      for (const end of endings.toReversed()) await end();
    });

    test.each([
      ['withheld', 'a service', THERAPY],
      ['sensitive-hidden', 'a sensitive service', MENTAL_HEALTH],
    ])('a withdrawn consent is honoured by the next query on the other (%s: %s)', async (story, _, service) => {
      const childId = await idOf(story);
      for (let round = 0; round < 6; round++) {
        const [here, there] = round % 2 === 0 ? [one, other] : [other, one];
        expect(await namedBy(there, childId)).not.toContain(service);
        const { id: consentId } = await change(here, RECORD, { childId });
        expect(await namedBy(there, childId)).toContain(service);
        await change(here, WITHDRAW, { consentId });
        expect(await namedBy(there, childId)).not.toContain(service);
        expect(await namedBy(here, childId)).not.toContain(service);
      }
    });

    test('it is so without the processes through which it was withdrawn', async () => {
      const childId = await idOf('withheld');
      const { id: consentId } = await change(one, RECORD, { childId });
      expect(await namedBy(other, childId)).toContain(THERAPY);
      await change(one, WITHDRAW, { consentId });
      for (const name of ['gateway', 'child-index'] as const) {
        one.process(name).signal('SIGKILL');
        expect(await one.process(name).ended).toBe('SIGKILL');
      }
      expect(await namedBy(other, childId)).not.toContain(THERAPY);
      await one.start('child-index');
      await one.start('gateway');
      expect(await namedBy(one, childId)).not.toContain(THERAPY);
    });
  },
);
