import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PERSONAS } from '../../scripts/demo/personas.ts';
import { clientErrorOf, involvementsIn } from './answer.ts';
import { refusesConnections } from './faults.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { DECLARE_RELATIONSHIP, WHOS_INVOLVED } from './operations.ts';
import { onEachStore } from '../test-stores.ts';
import { decisionLines } from './trail-entries.ts';
import type { Fault } from './switchboard.ts';

onEachStore((store) => {
  let hub: JourneyHub;
  let childId: string;
  beforeAll(async () => {
    hub = await startHub(store);
    childId = await hub.childId('stranger');
  });
  beforeEach(async () => {
    hub.switchboard.reset();
    await hub.database.run('delete from child_index.declared_relationship');
  });
  afterAll(() => hub.close());

  const declaration = (changes: object = {}) => ({
    variables: { childId, kind: 'OWN_INVOLVEMENT', reason: 'She moves to our school on Monday', ...changes },
  });
  const declared = async () => {
    const [row] = await hub.database.run('select count(*)::int as declared from child_index.declared_relationship');
    return row?.['declared'];
  };
  const whosInvolved = () => hub.ask('stranger', WHOS_INVOLVED, { variables: { id: childId } });
  /** A fault of the trail that strikes the deliveries in which there is a certain text. */
  const at =
    (text: string, fault: Fault): Fault =>
    (honest) =>
    (request, signal) =>
      (request.body.includes(text) ? fault(honest) : honest)(request, signal);
  const CHANGE = '"kind":"change"';
  const WITH_ANSWER = `mutation Declare($childId: ID!, $kind: RelationshipKind!, $reason: String!) {
    declareRelationship(childId: $childId, kind: $kind, reason: $reason) { whosInvolved { service { name } } }
  }`;

  test('who declares to work with a child sees more from then on', async () => {
    expect(involvementsIn(await whosInvolved())).toEqual([]);
    const answer = await hub.ask('stranger', DECLARE_RELATIONSHIP, declaration());
    expect(answer.data).toEqual({ declareRelationship: { id: childId, notices: [] } });
    const after = await whosInvolved();
    expect(after.data.child.notices).toEqual([]);
    expect(
      involvementsIn(after)
        .map((one) => (one['service'] as { name: string }).name)
        .toSorted(),
    ).toEqual(['Cheney School', 'School Health Nurses', 'Watermill Surgery, Headington']);
    const lines = decisionLines(await hub.auditEntries(after.requestId));
    expect(lines).toContain('INV_UNIVERSAL EDUCATION cheney-school OWN-2 RELEASE');
    expect(lines).toContain('INV_UNIVERSAL HEALTH school-nursing UNI-1 RELEASE');
  });

  test('the declaration is on the trail, under the name of who made it and with the reason given', async () => {
    const answer = await hub.ask('stranger', DECLARE_RELATIONSHIP, declaration());
    const entries = await hub.auditEntries(answer.requestId);
    expect(entries.map((entry) => entry.kind)).toEqual(['decision', 'change', 'query']);
    const { id: actorId, agency, unit } = PERSONAS.stranger.actor;
    expect(entries[1]).toMatchObject({
      source: 'child-index',
      actor: PERSONAS.stranger.actor,
      child_ids: [childId],
      content: {
        change: 'declareRelationship',
        before: null,
        after: {
          childId,
          actorId,
          agency,
          unit,
          kind: 'OWN_INVOLVEMENT',
          reason: 'She moves to our school on Monday',
        },
      },
    });
  });

  test('it is on the trail before it has any effect', async () => {
    const seen: unknown[] = [];
    const looksAfterwards: Fault = (honest) => async (request, signal) => {
      const answer = await honest(request, signal);
      seen.push(answer.status, await declared());
      return answer;
    };
    hub.switchboard.break('audit', at(CHANGE, looksAfterwards), 'child-index');
    expect((await hub.ask('stranger', DECLARE_RELATIONSHIP, declaration())).errors).toEqual([]);
    expect(seen).toEqual([200, 0]);
    await expect(declared()).resolves.toBe(1);
  });

  test('it has no effect when it cannot be put on the trail', async () => {
    hub.switchboard.break('audit', at(CHANGE, refusesConnections), 'child-index');
    const answer = await hub.ask('stranger', DECLARE_RELATIONSHIP, declaration());
    expect(answer.errors).toEqual([clientErrorOf('AUDIT_UNAVAILABLE', ['declareRelationship'])]);
    await expect(declared()).resolves.toBe(0);
    expect(involvementsIn(await whosInvolved())).toEqual([]);
  });

  test('it opens the answer to the declaration itself', async () => {
    const answer = await hub.ask('stranger', WITH_ANSWER, declaration());
    expect(answer.errors).toEqual([]);
    expect(answer.data.declareRelationship.whosInvolved).toHaveLength(3);
  });

  test('what it opens is not told before that decision is on the trail as well', async () => {
    hub.switchboard.break('audit', at('INV_UNIVERSAL', refusesConnections), 'child-index');
    const answer = await hub.ask('stranger', WITH_ANSWER, declaration());
    expect(answer.errors).toEqual([clientErrorOf('AUDIT_UNAVAILABLE', ['declareRelationship', 'whosInvolved'])]);
    expect(answer.text).not.toContain('School');
    expect(hub.switchboard.asked()).toEqual(['child-index']);
  });

  test('it is the declarer’s own: a colleague of the same unit sees no more than before', async () => {
    await hub.ask('stranger', DECLARE_RELATIONSHIP, declaration());
    const colleague = { ...PERSONAS.stranger.actor, id: 'demo-colleague' };
    const answer = await hub.ask(colleague, WHOS_INVOLVED, { variables: { id: childId } });
    expect(answer.data.child).toMatchObject({ notices: ['NO_RELATIONSHIP'], whosInvolved: [] });
  });

  test.each([
    ['auditor', 'AUDIT'],
    ['index-manager', 'DATA_STEWARDSHIP'],
  ] as const)('an actor who works with no children has none to declare: %s', async (who, purpose) => {
    const answer = await hub.ask(who, DECLARE_RELATIONSHIP, { ...declaration(), purpose });
    expect(answer.errors).toEqual([clientErrorOf('FORBIDDEN', ['declareRelationship'], 'ROLE_NOT_ALLOWED')]);
    await expect(declared()).resolves.toBe(0);
  });

  test.each([
    ['a child that there is not', { childId: '3f0e7d0a-5b1c-4d2e-8f9a-0b1c2d3e4f5a' }, 'NOT_FOUND', undefined],
    ['an id that is none', { childId: 'x' }, 'NOT_FOUND', undefined],
    ['a reason of spaces', { reason: '  ' }, 'BAD_REQUEST', 'VALUE_INVALID'],
    ['a reason that is too long', { reason: 'x'.repeat(501) }, 'BAD_REQUEST', 'VALUE_TOO_LONG'],
  ] as const)('is refused with %s', async (_what, changes, code, detail) => {
    const answer = await hub.ask('stranger', DECLARE_RELATIONSHIP, declaration(changes));
    expect(answer.errors).toEqual([clientErrorOf(code, ['declareRelationship'], detail)]);
    await expect(declared()).resolves.toBe(0);
  });
});
