import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../schema/contract/actor.ts';
import type { PersonaName } from '../../../scripts/demo/personas.ts';
import type { DemoStory } from '../../../subgraphs/kernel/demo-person.ts';
import { startHub, type Asking, type JourneyHub } from '../hub.ts';
import { STORES } from '../../test-stores.ts';
import { decisionLines } from '../trail-entries.ts';
import { AUNT, childrenInCircumstances, type Circumstance } from './circumstances.ts';
import { change, changeAsManager } from './changes.ts';
import { EVERYTHING_ABOUT_A_CHILD } from './everything-about-a-child.ts';
import { tracesOf } from './same-but-for-what-is-hidden.ts';

let hub: JourneyHub;
beforeAll(async () => {
  hub = await startHub(STORES[0]!, { more: childrenInCircumstances });
});
afterAll(() => hub.close());

interface Hidden {
  readonly what: string;
  readonly about: DemoStory | Circumstance;
  readonly from: PersonaName | Actor;
  readonly asking?: Asking;
  /** A decision that is on the trail while the hidden thing is there. */
  readonly decided: string;
  /** Brings the hidden thing about, where it is not there from the beginning. */
  readonly gives?: (childId: string) => string;
  /** Takes the hidden thing away. */
  readonly without: (childId: string) => string;
}

const links = (condition: string) => (childId: string) =>
  `delete from child_index.record_link where child_id = '${childId}' and ${condition}`;

const HIDDEN: readonly Hidden[] = [
  {
    what: 'a sensitive service',
    about: 'sensitive-hidden',
    from: 'teacher',
    decided: 'INV_SENSITIVE HEALTH pcamhs-city SEN-3 HIDE',
    without: links(`unit = 'pcamhs-city'`),
  },
  {
    what: 'a consent about a sensitive service, to somebody else',
    about: 'plain',
    from: 'teacher',
    decided: 'INV_SENSITIVE CONNEXIONS connexions-city SEN-3 HIDE',
    without: (childId) => `delete from child_index.consent where child_id = '${childId}'`,
  },
  {
    what: 'police notices',
    about: 'section-47',
    from: 'teacher',
    decided: 'POLICE_EVENT POLICE public-protection-city POL-3 HIDE',
    without: links(`custodian = 'POLICE'`),
  },
  {
    what: 'everyone but the own team, and the home, behind a shield',
    about: 'shielded',
    from: 'health-visitor',
    decided: 'INV_SPECIALIST SOCIAL_CARE family-support-city SHD-1 HIDE',
    without: (childId) =>
      `${links(`unit <> 'health-visiting-city'`)(childId)};
       delete from child_index.child_address where child_id = '${childId}'`,
  },
  {
    what: 'the other names of a protected identity',
    about: 'protected',
    from: 'teacher',
    decided: 'IDENTITY_LINK HUB - PRO-1 HIDE',
    gives: (childId) => `
      update child_index.child set protected_identity = true where id = '${childId}';
      update child_index.child_name set kind = 'FORMER' where child_id = '${childId}'`,
    without: (childId) => `
      update child_index.child set protected_identity = false where id = '${childId}';
      update child_index.child_name set kind = 'CURRENT' where child_id = '${childId}'`,
  },
  {
    what: 'everyone who is involved, from a stranger',
    about: 'stranger',
    from: 'stranger',
    decided: 'INV_UNIVERSAL EDUCATION cheney-school REL-1 HIDE',
    without: links('true'),
  },
];

describe('what is hidden leaves every answer as it would be without it', () => {
  test.each(HIDDEN)('$what', async ({ about, from, asking = {}, decided, gives, without }) => {
    const childId = await hub.childId(about);
    if (about === 'plain') await recordSensitiveConsent(childId);
    if (gives !== undefined) await hub.database.run(gives(childId));
    const traces = () => tracesOf(hub, from, childId, hub.child(about), asking);
    const before = await traces();
    expect(await decisionsAbout(from, childId)).toContain(decided);

    await hub.database.run(without(childId));
    expect(await traces()).toEqual(before);
    expect(await decisionsAbout(from, childId)).not.toContain(decided);
  });

  /** What is decided for whoever asks everything, consents included. */
  async function decisionsAbout(from: PersonaName | Actor, childId: string): Promise<readonly string[]> {
    const operation = EVERYTHING_ABOUT_A_CHILD.replace('notices', 'notices consents { id }');
    const { requestId } = await hub.ask(from, operation, { variables: { id: childId } });
    return decisionLines(await hub.auditEntries(requestId));
  }
});

describe('a child that is hidden altogether reads like one that there is not', () => {
  test.each<[string, Circumstance, PersonaName | Actor, Asking]>([
    ['from a relative', 'related', AUNT, {}],
    ['because the record is archived', 'grown-up', 'teacher', {}],
    ['from an auditor', 'consented', 'auditor', { purpose: 'AUDIT' }],
  ])('%s', async (_, about, from, asking) => {
    const childId = await hub.childId(about);
    const relation = { childId, actorId: AUNT.id, relation: 'FAMILY' };
    if (about === 'related') await changeAsManager(hub, 'addRestrictedPerson', relation);
    const traces = () => tracesOf(hub, from, childId, hub.child(about), asking);
    const before = await traces();
    for (const { text } of before) expect(text).not.toContain(hub.child(about).truth.familyName);

    await hub.database.run(withoutChild(childId));
    expect(await traces()).toEqual(before);
  });
});

/** Takes the child away from every table of the index. */
function withoutChild(childId: string): string {
  return `do $$ declare of_child text; begin
    for of_child in select table_name from information_schema.columns
      where table_schema = 'child_index' and column_name = 'child_id'
    loop execute format('delete from child_index.%I where child_id = %L', of_child, '${childId}'); end loop;
    delete from child_index.child where id = '${childId}';
  end $$`;
}

/** A consent that a personal adviser took down about a sensitive service. */
async function recordSensitiveConsent(childId: string): Promise<void> {
  await change(hub, 'personal-adviser', 'recordConsent', {
    childId,
    giver: 'PR_HOLDER',
    authority: 'Mother',
    decision: 'GIVEN',
    categories: ['INV_SENSITIVE'],
    recipients: ['SOCIAL_CARE'],
    purposes: ['SERVICE'],
    scope: 'CONTACT',
    explicit: true,
    obtained: 'VERBAL',
  });
}
