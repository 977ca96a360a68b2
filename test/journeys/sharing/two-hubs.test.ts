import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { involvementsIn, type Answer } from '../answer.ts';
import { startHub, type JourneyHub } from '../hub.ts';
import { WHOS_INVOLVED } from '../operations.ts';
import { onEachStore } from '../../test-stores.ts';
import { decisionLines } from '../trail-entries.ts';
import { change, changeAsManager } from './changes.ts';
import { actorOf } from './circumstances.ts';

const BY_CONSENT = {
  giver: 'PR_HOLDER',
  giverId: 'mother',
  authority: 'Mother',
  decision: 'GIVEN',
  categories: ['INV_TARGETED', 'INV_SENSITIVE'],
  recipients: ['ALL'],
  purposes: ['SERVICE'],
  scope: 'CONTACT',
  explicit: true,
  obtained: 'VERBAL',
};
const THERAPY = 'Speech and Language Therapy';
const MENTAL_HEALTH = 'Primary Child and Adolescent Mental Health Service (City)';

onEachStore((store) => {
  let one: JourneyHub;
  let other: JourneyHub;
  beforeAll(async () => {
    one = await startHub(store);
    // A gateway, an index and agencies of its own; with the first it has the database and the audit trail in common.
    other = await startHub(store, { beside: one });
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

  const ask = async (hub: JourneyHub, key: string): Promise<Answer> =>
    hub.ask('teacher', WHOS_INVOLVED, { variables: { id: await one.childId(key) } });
  const named = (answer: Answer) =>
    involvementsIn(answer).map((told) => (told['service'] as { name: string } | null)?.name ?? told.__typename);

  test.each([
    ['withheld', 'a service', THERAPY, 'INV_TARGETED HEALTH speech-language-therapy REF-1 WITHHOLD'],
    ['sensitive-hidden', 'a sensitive service', MENTAL_HEALTH, 'INV_SENSITIVE HEALTH pcamhs-city SEN-3 HIDE'],
  ])(
    'a consent counts in every process from the next query on, and so does its withdrawal (%s)',
    async (key, _, service, afterwards) => {
      const childId = await one.childId(key);
      expect(named(await ask(other, key))).not.toContain(service);
      const { id: consentId } = await change(one, 'teacher', 'recordConsent', { childId, ...BY_CONSENT });
      expect(named(await ask(other, key))).toContain(service);
      expect(named(await ask(one, key))).toContain(service);

      await change(one, 'teacher', 'withdrawConsent', { consentId });
      const next = await ask(other, key);
      expect(next.errors).toEqual([]);
      expect(named(next)).not.toContain(service);
      expect(next.text).not.toContain(service);
      expect(decisionLines(await one.auditEntries(next.requestId))).toContain(afterwards);
    },
  );

  test('a withdrawal is honoured by a query that the other process begins the moment it is answered, every time', async () => {
    const childId = await one.childId('withheld');
    for (let round = 0; round < 5; round++) {
      const [here, there] = round % 2 === 0 ? [one, other] : [other, one];
      const { id: consentId } = await change(here, 'teacher', 'recordConsent', { childId, ...BY_CONSENT });
      expect(named(await ask(there, 'withheld'))).toContain(THERAPY);
      await change(here, 'teacher', 'withdrawConsent', { consentId });
      expect(named(await ask(there, 'withheld'))).not.toContain(THERAPY);
    }
  });

  test('a shield, a restriction and the end of an agreement count there from the next query on as well', async () => {
    const childId = await one.childId('plain');
    expect(named(await ask(other, 'plain'))).toContain('School Health Nurses');
    await change(one, 'social-worker', 'shieldChild', { childId });
    expect(named(await ask(other, 'plain'))).toEqual(['Cheney School']);
    await change(one, 'social-worker', 'addRestrictedPerson', {
      childId,
      actorId: actorOf('teacher').id,
      relation: 'RESTRICTED',
    });
    expect((await ask(other, 'plain')).data).toEqual({ child: null });

    const therapist = async () => {
      const variables = { id: await one.childId('section-47') };
      const { errors, text } = await other.ask('neighbourhood-officer', WHOS_INVOLVED, {
        purpose: 'EARLY_HELP',
        variables,
      });
      expect(errors).toEqual([]);
      return text.includes(THERAPY);
    };
    const agreement = {
      custodian: 'HEALTH',
      recipient: 'POLICE',
      purposes: ['EARLY_HELP'],
      from: '2026-01-01T00:00:00Z',
    };
    const { id } = await changeAsManager(one, 'recordSharingAgreement', agreement);
    expect(await therapist()).toBe(true);
    await changeAsManager(one, 'endSharingAgreement', { id });
    expect(await therapist()).toBe(false);
  });
});
