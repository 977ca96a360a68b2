import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SUBGRAPH_OF, type Custodian } from '../../schema/contract/agency.ts';
import { STORIES } from '../../scripts/demo/stories.ts';
import { clientErrorOf, expectNothingOfTheInside, involvementsIn, type Answer } from './answer.ts';
import { answers, answersAltered, answersEntities, diesBeforeAnswering, hangs, refusesConnections } from './faults.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { WHOS_INVOLVED } from './operations.ts';
import { STORES } from '../test-stores.ts';
import { EXPECTED } from './story-expectations.ts';
import type { Fault } from './switchboard.ts';
import { inOrder, toldAs } from './told-as.ts';

/** Milliseconds: small, and still more than an agency takes that is merely short of a processor. */
const DEADLINE = 2_500;
/** What a gateway on a busy machine may take besides waiting: the agency itself never answers. */
const SLACK = 10_000;

/** Answers that are not the one to the question, each of a kind of its own. */
const GARBAGE: Readonly<Record<string, Fault>> = {
  'a page of HTML': answers('<!doctype html><title>It works!</title>'),
  'a page of HTML with status 502': answers('<h1>502 Bad Gateway</h1> nginx /srv/secret', 502),
  'nothing at all': answers(''),
  'JSON that breaks off': answersAltered(({ status, body }) => ({ status, body: body.slice(0, -20) })),
  'a list': answers('[]'),
  'data of the wrong kind': answers('{"data": 5}'),
  'no entities': answers('{"data": {}}'),
  'entities that are no list': answers('{"data": {"_entities": "none"}}'),
  'one entity too few': answersEntities((entities) => entities.slice(1)),
  'one entity too many': answersEntities((entities) => [...entities, ...entities.slice(0, 1)]),
  'entities that are texts': answersEntities((entities) => entities.map(() => 'entity')),
  'entities of another type': answersEntities((entities) =>
    entities.map((entity) => ({ ...entity, __typename: 'PoliceInvolvement' })),
  ),
  'entities with other ids': answersEntities((entities) => entities.map((entity) => ({ ...entity, id: 'another' }))),
  'an error in words of its own': answers(
    JSON.stringify({
      errors: [{ message: 'relation "health.case" does not exist at /srv/secret.ts:12', extensions: { code: 'BOOM' } }],
    }),
  ),
  'a refusal of the gateway’s signature': answers(
    JSON.stringify({ errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED', stacktrace: ['at x.ts:1'] } }] }),
    401,
  ),
};

describe('when an agency cannot be asked', () => {
  const [pglite] = STORES;
  let hub: JourneyHub;
  beforeAll(async () => {
    hub = await startHub(pglite!, { subgraphTimeout: DEADLINE });
    await ask(); // the first time everything is compiled
  });
  beforeEach(() => hub.switchboard.reset());
  afterAll(() => hub.close());

  const ask = async () => {
    const { asks, purpose, reason } = STORIES['agency-down'];
    const variables = { id: await hub.childId('agency-down') };
    return hub.ask(asks, WHOS_INVOLVED, { purpose, reason, variables });
  };

  /** The entries of one agency are in the list, without details and each with its error; all others are complete. */
  const expectMissing = (answer: Answer, missing: Custodian) => {
    const told = involvementsIn(answer);
    const child = hub.child('agency-down');
    const expected = EXPECTED['agency-down'].involvements.map((one) => {
      const complete = toldAs(child, one);
      if (one.agency !== missing) return complete;
      const nothing = { asOf: null, service: null, practitioners: null, since: null, until: null };
      return { ...complete, ...nothing, ...('yearGroup' in complete ? { yearGroup: null } : {}) };
    });
    expect(inOrder(told)).toEqual(inOrder(expected));
    const places = told.flatMap((one, index) => (one['agency'] === missing ? [index] : []));
    expect(places.length).toBeGreaterThan(0);
    expect(answer.errors).toEqual(
      places.map((index) => clientErrorOf('SUBGRAPH_UNAVAILABLE', ['child', 'whosInvolved', index])),
    );
    expect(answer.status).toBe(200);
    expectNothingOfTheInside(answer);
  };

  const statusOnTrail = async ({ requestId }: Answer, missing: Custodian) => {
    const query = (await hub.auditEntries(requestId)).find((entry) => entry.kind === 'query');
    const asked = query?.content['asked'] as readonly { subgraph: string; status: string }[];
    return asked.find(({ subgraph }) => subgraph === SUBGRAPH_OF[missing])?.status;
  };

  test.each(['EDUCATION', 'HEALTH', 'SOCIAL_CARE'] as const)(
    '%s refusing connections leaves its entries in the list, and the others answer',
    async (missing) => {
      hub.switchboard.break(SUBGRAPH_OF[missing], refusesConnections);
      const answer = await ask();
      expectMissing(answer, missing);
      await expect(statusOnTrail(answer, missing)).resolves.toBe('UNREACHABLE');
    },
  );

  test('an agency that dies before it has answered counts as one that could not be reached', async () => {
    hub.switchboard.break('health', diesBeforeAnswering);
    const answer = await ask();
    expectMissing(answer, 'HEALTH');
    await expect(statusOnTrail(answer, 'HEALTH')).resolves.toBe('UNREACHABLE');
  });

  test('an agency that hangs is waited for until its deadline and no longer', async () => {
    hub.switchboard.break('health', hangs);
    const started = performance.now();
    const answer = await ask();
    const took = performance.now() - started;
    expectMissing(answer, 'HEALTH');
    expect(took).toBeGreaterThanOrEqual(DEADLINE - 20);
    expect(took).toBeLessThan(DEADLINE + SLACK);
    await expect(statusOnTrail(answer, 'HEALTH')).resolves.toBe('LATE');
  });

  test.each(Object.entries(GARBAGE))('an agency that answers %s is not believed', async (_what, garbage) => {
    hub.switchboard.break('health', garbage);
    const answer = await ask();
    expectMissing(answer, 'HEALTH');
  });

  test('with every agency away the reader still learns who is involved', async () => {
    for (const agency of ['EDUCATION', 'HEALTH', 'SOCIAL_CARE'] as const)
      hub.switchboard.break(SUBGRAPH_OF[agency], refusesConnections);
    const answer = await ask();
    expect(
      involvementsIn(answer)
        .map((one) => one['agency'])
        .toSorted(),
    ).toEqual(['EDUCATION', 'HEALTH', 'HEALTH', 'SOCIAL_CARE']);
    expect(answer.errors).toHaveLength(4);
  });

  test('an agency that answers again is told of again at once', async () => {
    hub.switchboard.break('health', refusesConnections);
    expect((await ask()).errors).toHaveLength(2);
    hub.switchboard.reset();
    const answer = await ask();
    expect(answer.errors).toEqual([]);
    expect(involvementsIn(answer).filter((one) => one['service'] === null)).toEqual([]);
  });

  const askWithIndex = async (fault: Fault) => {
    const variables = { id: await hub.childId('agency-down') };
    hub.switchboard.break('child-index', fault);
    return hub.ask('teacher', WHOS_INVOLVED, { variables });
  };

  test.each([
    ['away', refusesConnections],
    ['hanging', hangs],
    ['answering HTML', answers('<h1>502 Bad Gateway</h1>', 502)],
  ])('with the index %s nothing is told, and the answer says that it could not be asked', async (_how, fault) => {
    const answer = await askWithIndex(fault);
    expect([answer.status, answer.data]).toEqual([200, { child: null }]);
    expect(answer.errors).toEqual([clientErrorOf('SUBGRAPH_UNAVAILABLE', ['child'])]);
    expectNothingOfTheInside(answer);
  });

  test('an index that answers data of another shape brings nothing but an error', async () => {
    const answer = await askWithIndex(answers('{"data": {"child": "Otis Bramblecombe"}}'));
    expect(answer.text).toBe(JSON.stringify({ errors: [clientErrorOf('INTERNAL')] }));
    expect(answer.status).toBe(500);
  });
});
