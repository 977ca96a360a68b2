import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PERSONAS } from '../../../scripts/demo/personas.ts';
import { outcomesOfTheTable, reachableDecisions } from '../../policy/reachable-decisions.ts';
import { clientErrorOf } from '../answer.ts';
import { startHub, type JourneyHub } from '../hub.ts';
import { expectRefused } from '../refusals.ts';
import { STORES } from '../../test-stores.ts';
import { decisionLines } from '../trail-entries.ts';
import { bringAbout, childrenInCircumstances } from './circumstances.ts';
import { EVERYTHING_ABOUT_A_CHILD } from './everything-about-a-child.ts';
import { expectTold } from './expect-told.ts';
import { NOT_THROUGH_THE_GATEWAY, PURPOSE_JOURNEYS } from './purpose-journeys.ts';

const effectOf = (decided: string) => decided.split(' ').at(-1) ?? '';
const outcomeOf = (decided: string) => decided.split(' ').slice(-2).join(' ');

describe('the journeys', () => {
  test('are as many as there are purposes and effects that the table can bring together', () => {
    const made = new Set(PURPOSE_JOURNEYS.map(({ purpose, decided }) => `${purpose} ${effectOf(decided)}`));
    const reachable = new Set(reachableDecisions().map(({ purpose, effect }) => `${purpose} ${effect}`));
    expect([...made].toSorted()).toEqual([...reachable].toSorted());
  });

  test('take in each rule with each of its effects, but for those that no question brings about', () => {
    const made = new Set(PURPOSE_JOURNEYS.map(({ decided }) => outcomeOf(decided)));
    const expected = outcomesOfTheTable().filter((outcome) => !(outcome in NOT_THROUGH_THE_GATEWAY));
    expect([...made].toSorted()).toEqual(expected.toSorted());
    expect(outcomesOfTheTable()).toEqual(expect.arrayContaining(Object.keys(NOT_THROUGH_THE_GATEWAY)));
  });

  test('expect no decision that the table would not take', () => {
    const reachable = new Set(reachableDecisions().map(({ purpose, rule, effect }) => `${purpose} ${rule} ${effect}`));
    const expected = PURPOSE_JOURNEYS.map(({ purpose, decided }) => `${purpose} ${outcomeOf(decided)}`);
    expect(expected.filter((decision) => !reachable.has(decision))).toEqual([]);
  });
});

describe('through the gateway', () => {
  let hub: JourneyHub;
  beforeAll(async () => {
    hub = await startHub(STORES[0]!, { more: childrenInCircumstances });
    await bringAbout(hub);
  });
  beforeEach(() => hub.switchboard.reset());
  afterAll(() => hub.close());

  test.each(PURPOSE_JOURNEYS)('for $purpose $sentence ($decided)', async (journey) => {
    const { purpose, asks, about, decided, cause, override, reason, refusedFor } = journey;
    const id = await hub.childId(about);
    const answer = await hub.ask(asks, EVERYTHING_ABOUT_A_CHILD, {
      purpose,
      ...(reason === null ? { reason } : { reason: 'First visit' }),
      ...(cause === undefined ? {} : { cause }),
      ...(override === undefined ? {} : { override }),
      variables: { id },
    });

    if (refusedFor === undefined) {
      expectTold(answer, hub.child(about), decided);
    } else {
      expect(answer.errors).toEqual([clientErrorOf('FORBIDDEN', ['child'], refusedFor)]);
      expect(answer.data).toEqual({ child: null });
    }

    const entries = await hub.auditEntries(answer.requestId);
    expect(entries.at(-1)?.kind).toBe('query');
    const decisions = entries.slice(0, -1);
    expect(decisionLines(decisions)).toContain(decided);
    for (const entry of decisions) {
      expect(entry).toMatchObject({ kind: 'decision', actor: asks, purpose, child_ids: [id] });
      expect(entry.reason).toBe(reason === null ? null : 'First visit');
      expect(entry.content['reasonableCause']).toBe(cause);
      expect(entry.content['override']).toBe(override);
      expect(entry.content['policyVersion']).toMatch(/^\d+\.\d+\.\d+\+/);
    }
  });

  test('a token whose standing is not in order is turned away before any part of the hub is asked', async () => {
    const suspended = { ...PERSONAS.teacher.actor, standing: 'SUSPENDED' } as const;
    const answer = await hub.ask(suspended, EVERYTHING_ABOUT_A_CHILD, {
      variables: { id: await hub.childId('plain') },
    });
    await expectRefused(hub, answer, 'FORBIDDEN', 'STANDING');
  });
});
