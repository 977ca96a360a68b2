import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays } from '../../scripts/demo/calendar.ts';
import { consentGiven } from '../../scripts/demo/sharing-choices.ts';
import { STORIES } from '../../scripts/demo/stories.ts';
import type { DemoChild, DemoConsent, DemoStory } from '../../subgraphs/kernel/demo-person.ts';
import { childrenLike, type Difference } from './another-child.ts';
import { involvementsIn, type Answer } from './answer.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { WHOS_INVOLVED } from './operations.ts';
import { onEachStore } from '../test-stores.ts';
import { inOrder } from './told-as.ts';
import { decisionLines } from './trail-entries.ts';

const today = new Date().toISOString().slice(0, 10);
const choosing = (consent: Partial<DemoConsent>) => () => ({ consents: [consentGiven(today, consent)] });

/** Children like those of three stories, each different in one thing that must not show. */
const ALIKE: Partial<Record<DemoStory, readonly Difference[]>> = {
  'sensitive-hidden': [{ givenName: 'Ida', familyName: 'Wicklecand', changes: withoutSensitiveCare }],
  withheld: [
    { givenName: 'Roden', familyName: 'Woodthistle', changes: choosing({ decision: 'REFUSED' }) },
    { givenName: 'Rowes', familyName: 'Thistledown', changes: choosing({ withdrawnAt: addDays(today, -7) }) },
    { givenName: 'Roald', familyName: 'Thistlebank', changes: choosing({ expiresAt: addDays(today, -1) }) },
    { givenName: 'Robin', familyName: 'Thistlemoor', changes: choosing({}) },
  ],
  'sensitive-masked': [{ givenName: 'Jarvis', familyName: 'Quillfinches', changes: withAnotherSensitiveService }],
};

onEachStore((store) => {
  let hub: JourneyHub;
  beforeAll(async () => {
    const more = (children: readonly DemoChild[]) => {
      const further: DemoChild[] = [];
      for (const [key, differences] of Object.entries(ALIKE)) {
        const child = children.find((candidate) => candidate.key === key);
        if (child !== undefined) further.push(...childrenLike(child, children.length + further.length, differences));
      }
      return further;
    };
    hub = await startHub(store, { more });
  });
  afterAll(() => hub.close());

  /** Asks the question of a story about a child like the story's own. */
  const askAbout = async (story: DemoStory, key: string = story): Promise<Answer> => {
    const { asks, purpose, reason } = STORIES[story];
    hub.switchboard.reset();
    return hub.ask(asks, WHOS_INVOLVED, { purpose, reason, variables: { id: await hub.childId(key) } });
  };

  test('a hidden sensitive service leaves an answer that is to the byte that of a child without one', async () => {
    const hidden = await askAbout('sensitive-hidden');
    const hiddenLengths = fetchLengths(hub);
    const absent = await askAbout('sensitive-hidden', 'sensitive-hidden-1');
    expect(hidden.text.length).toBe(absent.text.length);
    expect(inOrder(involvementsIn(hidden)).map(anonymous)).toEqual(inOrder(involvementsIn(absent)).map(anonymous));
    expect(withoutInvolvements(hidden, 'Ivy', 'Candlewick')).toBe(withoutInvolvements(absent, 'Ida', 'Wicklecand'));
    expect(headerLines(hidden)).toEqual(headerLines(absent));
    expect(fetchLengths(hub)).toEqual(hiddenLengths);
  });

  test('the two are told apart on the audit trail all the same', async () => {
    const sensitiveLines = async (key: string) => {
      const { requestId } = await askAbout('sensitive-hidden', key);
      return decisionLines(await hub.auditEntries(requestId)).filter((line) => line.includes('pcamhs'));
    };
    await expect(sensitiveLines('sensitive-hidden')).resolves.toHaveLength(2);
    await expect(sensitiveLines('sensitive-hidden-1')).resolves.toEqual([]);
  });

  test.each([
    ['refused', 'withheld-1', 'REF-1'],
    ['withdrawn', 'withheld-2', 'REF-1'],
    ['expired', 'withheld-3', 'DEF-1'],
  ])('what is withheld reads the same whether consent was never asked for or %s', async (_ground, key, rule) => {
    const stubsOf = (answer: Answer) =>
      inOrder(involvementsIn(answer).filter((one) => one.__typename === 'WithheldInvolvement')).map(anonymous);
    const neverAsked = await askAbout('withheld');
    const answer = await askAbout('withheld', key);
    expect(stubsOf(neverAsked)).toHaveLength(2);
    expect(JSON.stringify(stubsOf(answer))).toBe(JSON.stringify(stubsOf(neverAsked)));
    expect(answer.text.length).toBe(neverAsked.text.length);
    const decided = decisionLines(await hub.auditEntries(answer.requestId));
    expect(decided).toContain(`INV_TARGETED HEALTH speech-language-therapy ${rule} WITHHOLD`);
  });

  test('with consent the same services are shown', async () => {
    const answer = await askAbout('withheld', 'withheld-4');
    const names = involvementsIn(answer).map((one) => (one['service'] as { name: string }).name);
    expect(names.toSorted()).toEqual([
      'Cheney School',
      'Family Support Team (City)',
      'School Health Nurses',
      'Speech and Language Therapy',
      'Watermill Surgery, Headington',
    ]);
  });

  test('one unspecified sensitive service reads like another, and stands last', async () => {
    const answers = [await askAbout('sensitive-masked'), await askAbout('sensitive-masked', 'sensitive-masked-1')];
    const last = answers.map((answer) => involvementsIn(answer).at(-1));
    expect(last.map((one) => one?.__typename)).toEqual([
      'UnspecifiedSensitiveInvolvement',
      'UnspecifiedSensitiveInvolvement',
    ]);
    expect(anonymous(last[0]!)).toEqual(anonymous(last[1]!));
    expect(answers[0]!.text.length).toBe(answers[1]!.text.length);
    for (const { text } of answers) expect(text).not.toMatch(/mental|sexual|INV_SENSITIVE/i);
  });
});

function withoutSensitiveCare({ known }: DemoChild): Partial<DemoChild> {
  const health = (known.health ?? []).filter((record) => record.category !== 'INV_SENSITIVE');
  return { known: { ...known, health } };
}

function withAnotherSensitiveService({ known }: DemoChild): Partial<DemoChild> {
  const service = { name: 'Sexual Health Clinic', telephone: '01632 960170' };
  const health = (known.health ?? []).map((record) =>
    record.kind === 'PCAMHS' ? { ...record, kind: 'SEXUAL_HEALTH' as const, unit: 'sexual-health', service } : record,
  );
  return { known: { ...known, health } };
}

function anonymous<Entry extends object>(involvement: Entry): Entry {
  return { ...involvement, id: '' };
}

function withoutInvolvements({ data }: Answer, givenName: string, familyName: string): string {
  const text = JSON.stringify({ ...data, child: { ...data.child, whosInvolved: [] } });
  return text.replace(givenName, '').replace(familyName, '');
}

function headerLines({ headers }: Answer): readonly string[] {
  return [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date').map((header) => header.join(': '));
}

/** Receiver and length of each fetch: the seal of a statement hides what it says, not how much. */
function fetchLengths({ switchboard }: JourneyHub): readonly string[] {
  return switchboard
    .fetches()
    .map(({ receiver, request }) => `${receiver} ${request.body.length}`)
    .toSorted();
}
