import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Answer } from './answer.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { WHOS_INVOLVED } from './operations.ts';
import { onEachStore } from '../test-stores.ts';

const NODE = 'id childId actor { id } rules reason reasonableCause auditEntryIds dueBy acknowledgement { note }';
const ALERTS = `query Alerts { alerts(state: OPEN) { edges { node { ${NODE} } } } }`;
const AWAITING = `query Awaiting {
  overridesAwaitingReview { edges { node { entry { id childIds } override reasonableCause isOverdue } } }
}`;
const REVIEW = `mutation Review($id: ID!) {
  reviewEntry(id: $id, outcome: JUSTIFIED, comment: "Strategy meeting held") { id }
}`;
const ACKNOWLEDGE = `mutation Acknowledge($id: ID!) {
  acknowledgeAlert(id: $id, note: "Rang the team manager") { acknowledgement { note } }
}`;
const EXPLAIN = `query Explain($id: ID!) {
  explainDecision(auditEntryId: $id) { childId policyVersion facts { reasonableCause } items { rule effect authority } }
}`;
const SHARING = `query Sharing($id: ID!) {
  child(id: $id) { sharing(category: INV_TARGETED, agency: HEALTH) { effect reason nextStep consentThatWouldOpen { scope } } }
}`;

interface AlertNode {
  readonly id: string;
  readonly auditEntryIds: readonly string[];
}

onEachStore((store) => {
  let hub: JourneyHub;
  let childId: string;
  let asked: Answer;
  beforeAll(async () => {
    hub = await startHub(store);
    childId = await hub.childId('section-47');
    asked = await hub.ask('social-worker', WHOS_INVOLVED, {
      purpose: 'SAFEGUARD_S47',
      cause: 'Unexplained bruising',
      variables: { id: childId },
    });
  });
  afterAll(() => hub.close());

  const PURPOSE_OF = { 'index-manager': 'DATA_STEWARDSHIP', auditor: 'AUDIT' } as const;
  const asStaff = (who: keyof typeof PURPOSE_OF, operation: string, variables = {}) =>
    hub.ask(who, operation, { purpose: PURPOSE_OF[who], variables });
  const nodesIn = (answer: Answer, field = 'alerts') =>
    (answer.data as Record<string, { edges: { node: AlertNode }[] }>)[field]?.edges.map(({ node }) => node) ?? [];

  test('who is told past consent is known to the index team, which can see on what the decision stood', async () => {
    expect(asked.errors).toEqual([]);
    const [alert] = nodesIn(await asStaff('index-manager', ALERTS));
    expect(alert).toMatchObject({
      childId,
      actor: { id: 'demo-social-worker' },
      rules: ['SAF-1'],
      reasonableCause: 'Unexplained bruising',
      acknowledgement: null,
    });
    const onTrail = (await hub.auditEntries(asked.requestId)).filter(({ kind }) => kind === 'decision');
    expect(alert?.auditEntryIds.toSorted()).toEqual(onTrail.map(({ id }) => id).toSorted());

    for (const reader of ['index-manager', 'auditor'] as const) {
      const explained = await asStaff(reader, EXPLAIN, { id: alert?.auditEntryIds[0] });
      expect(explained.errors).toEqual([]);
      expect(explained.data.explainDecision).toMatchObject({ childId, facts: { reasonableCause: true } });
      expect(explained.data.explainDecision.items).toContainEqual(
        expect.objectContaining({ rule: 'SAF-1', effect: 'RELEASE' }),
      );
    }
  });

  test('the index team says that it has looked at it', async () => {
    const [alert] = nodesIn(await asStaff('index-manager', ALERTS));
    const answer = await asStaff('index-manager', ACKNOWLEDGE, { id: alert?.id });
    expect(answer.data).toEqual({ acknowledgeAlert: { acknowledgement: { note: 'Rang the team manager' } } });
    expect(nodesIn(await asStaff('index-manager', ALERTS))).toEqual([]);
    const [change] = (await hub.auditEntries(answer.requestId)).filter(({ kind }) => kind === 'change');
    expect(change).toMatchObject({
      content: { change: 'acknowledgeAlert', after: { acknowledgedBy: 'demo-index-manager' } },
    });
  });

  test('the access stands on the list of auditors, with what was given for it, until one has reviewed it', async () => {
    const awaiting = async () => {
      const { data, errors } = await asStaff('auditor', AWAITING);
      expect(errors).toEqual([]);
      return (data.overridesAwaitingReview.edges as { node: { entry: { id: string } } }[]).map(({ node }) => node);
    };
    const due = await awaiting();
    const grounds = { reasonableCause: 'Unexplained bruising', override: null, isOverdue: false };
    expect(due[0]).toMatchObject({ entry: { childIds: [childId] }, ...grounds });
    for (const { entry } of due) expect((await asStaff('auditor', REVIEW, { id: entry.id })).errors).toEqual([]);
    expect(await awaiting()).toEqual([]);
  });

  test('a practitioner is told what would be told, and what to do next', async () => {
    const { data, errors } = await hub.ask('teacher', SHARING, { variables: { id: await hub.childId('plain') } });
    expect(errors).toEqual([]);
    expect(data.child.sharing).toEqual({
      effect: expect.stringMatching(/^(RELEASE|WITHHOLD)$/),
      reason: expect.any(String),
      nextStep: expect.any(String),
      consentThatWouldOpen: data.child.sharing.effect === 'WITHHOLD' ? { scope: 'CONTACT' } : null,
    });
  });
});
