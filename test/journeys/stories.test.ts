import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PERSONAS } from '../../scripts/demo/personas.ts';
import { STORIES } from '../../scripts/demo/stories.ts';
import { DEMO_STORIES } from '../../subgraphs/kernel/demo-person.ts';
import { involvementsIn, type Answer } from './answer.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { WHOS_INVOLVED } from './operations.ts';
import { onEachStore } from '../test-stores.ts';
import { EXPECTED } from './story-expectations.ts';
import { inOrder, toldAs } from './told-as.ts';
import { decisionLines } from './trail-entries.ts';

onEachStore((store) => {
  let hub: JourneyHub;
  beforeAll(async () => {
    hub = await startHub(store);
  });
  afterAll(() => hub.close());

  describe.each(DEMO_STORIES)('the story “%s”', (key) => {
    const story = STORIES[key];
    const expected = EXPECTED[key];
    let childId: string;
    let answer: Answer;
    beforeEach(() => hub.switchboard.reset());

    const askTheStory = async () => {
      childId = await hub.childId(key);
      const { purpose, reason, reasonableCause: cause } = story;
      answer = await hub.ask(story.asks, WHOS_INVOLVED, { purpose, reason, cause, variables: { id: childId } });
    };

    test('brings exactly what may be told, and asks exactly the agencies that may tell it', async () => {
      await askTheStory();
      const child = hub.child(key);
      expect(answer.status).toBe(200);
      expect(answer.errors).toEqual([]);
      const { whosInvolved: _involved, ...identity } = answer.data.child;
      expect(identity).toEqual({
        givenName: story.child.givenName,
        familyName: story.child.familyName,
        dateOfBirth: child.truth.dateOfBirth,
        notices: expected.notices,
      });
      const toBeTold = expected.involvements.filter((one) => one.shown !== null).map((one) => toldAs(child, one));
      // An involvement's id is unknown beforehand; compared in an order in which it plays no part.
      const told = inOrder(involvementsIn(answer));
      expect(told).toEqual(inOrder(toBeTold));
      expect(new Set(told.map((one) => one.id)).size).toBe(told.length);
      expect(hub.switchboard.asked()).toEqual(['child-index', ...expected.asked].toSorted());
    });

    test('has every decision on the trail, with its rule, before the query itself', async () => {
      await askTheStory();
      const entries = await hub.auditEntries(answer.requestId);
      expect(entries.map((entry) => entry.kind)).toEqual(['decision', 'decision', 'query']);
      for (const entry of entries) {
        expect(entry).toMatchObject({
          request_id: answer.requestId,
          actor: PERSONAS[story.asks].actor,
          purpose: story.purpose,
          reason: story.reason,
        });
      }
      const cause = story.reasonableCause;
      const decisions = entries.slice(0, 2);
      for (const entry of decisions) {
        expect(entry).toMatchObject({ source: 'child-index', recorded_by: 'child-index', child_ids: [childId] });
        expect(entry.content['reasonableCause'] ?? null).toBe(cause);
      }
      const aboutIdentity = expected.identity.map((line) => line.replace(' ', ' HUB - '));
      const aboutInvolvements = expected.involvements.flatMap(({ agency, unit, decided }) =>
        decided.map((line) => line.replace(' ', ` ${agency} ${unit} `)),
      );
      expect(decisionLines(decisions)).toEqual([...aboutIdentity, ...aboutInvolvements].toSorted());
      expect(entries[2]).toMatchObject({
        source: 'gateway',
        recorded_by: 'gateway',
        child_ids: [],
        content: { operationName: 'WhosInvolved', variables: { id: childId }, codes: [], reasonableCause: cause },
      });
      const asked = entries[2]!.content['asked'] as readonly { subgraph: string; status: string }[];
      expect(asked.map(({ subgraph, status }) => `${subgraph} ${status}`).toSorted()).toEqual(
        ['child-index', ...expected.asked].map((name) => `${name} ANSWERED`).toSorted(),
      );
    });

    test('leaves nothing of the child, the asker or the reason in any operational log', async () => {
      const before = hub.gatewayLog.length;
      await askTheStory();
      const { truth } = hub.child(key);
      const { actor } = PERSONAS[story.asks];
      const sensitive = [
        truth.givenName,
        truth.familyName,
        truth.dateOfBirth,
        truth.nhsNumber,
        truth.upn,
        truth.postcode,
        childId,
        story.reason,
        story.reasonableCause,
        actor.unit,
        actor.id,
        'eyJ',
        'WhosInvolved',
        ...involvementsIn(answer).map((one) => one.id),
      ].filter((text) => text !== null);
      const lines = [...hub.gatewayLog.slice(before), ...hub.partsLog].join('');
      expect(lines).toContain(answer.requestId);
      for (const text of sensitive) expect(lines).not.toContain(text);
    });
  });

  test('behind a shield sees who acts on suspected harm and says that they must, and both is on record', async () => {
    const variables = { id: await hub.childId('shielded') };
    const harm = {
      purpose: 'SAFEGUARD_S47',
      reason: 'Strategy discussion',
      cause: 'Injury seen at nursery',
      variables,
    };
    const override = 'The meeting has to know which team holds the case';
    const before = await hub.ask('social-worker', WHOS_INVOLVED, harm);
    expect(before.data.child).toMatchObject({ notices: ['SHIELDED', 'NO_RELATIONSHIP'], whosInvolved: [] });

    const after = await hub.ask('social-worker', WHOS_INVOLVED, { ...harm, override });
    expect(involvementsIn(after).map((one) => (one['service'] as { name: string }).name)).toHaveLength(4);
    const entries = await hub.auditEntries(after.requestId);
    for (const { content } of entries) expect(content).toMatchObject({ override, reasonableCause: harm.cause });
    const decisions = entries.flatMap((entry) => (entry.content['decisions'] ?? []) as Record<string, unknown>[]);
    const nursery = decisions.find((one) => one['agency'] === 'EDUCATION' && one['category'] === 'INV_UNIVERSAL');
    expect(nursery).toMatchObject({ rule: 'SAF-1', effect: 'RELEASE' });
    expect(nursery?.['obligations']).toEqual(expect.arrayContaining(['ALERT_CUSTODIAN', 'REVIEW_NEXT_WORKING_DAY']));

    // A role that is not a safeguarding one may say what it likes.
    const asking = { ...harm, override };
    const teacher = await hub.ask('teacher', WHOS_INVOLVED, asking);
    expect(teacher.data.child.whosInvolved).toEqual([]);
  });
});
