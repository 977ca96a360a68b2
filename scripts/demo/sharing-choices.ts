import type { DemoConsent, DemoKnowledge, DemoShield } from '../../subgraphs/kernel/demo-person.ts';
import { addDays } from './calendar.ts';
import type { Subject } from './subject.ts';

/** A consent from two months ago that lasts a year; the parts that are not given are those of an ordinary one. */
export function consentGiven(today: string, parts: Partial<DemoConsent>): DemoConsent {
  return {
    giver: 'PR_HOLDER',
    decision: 'GIVEN',
    categories: ['INV_TARGETED', 'INV_SPECIALIST'],
    recipients: ['*'],
    purposes: ['SERVICE', 'EARLY_HELP'],
    scope: 'CONTACT',
    explicit: true,
    givenAt: addDays(today, -60),
    expiresAt: addDays(today, 305),
    withdrawnAt: null,
    ...parts,
  };
}

/** What an ordinary family decided about the services it has: many never were asked, some refused or thought again. */
export function consentsOf(subject: Subject, knowledge: DemoKnowledge): DemoConsent[] {
  const { random, today, age } = subject;
  const giver = age !== null && age >= 16 ? 'CHILD' : 'PR_HOLDER';
  const categories = new Set((knowledge.health ?? []).map((record) => record.category));
  const consents: DemoConsent[] = [];
  if (categories.has('INV_SENSITIVE') && random.chance(0.6)) {
    const scope = random.chance(0.5) ? 'EXISTENCE' : 'CONTACT';
    const decision = random.chance(0.25) ? 'REFUSED' : 'GIVEN';
    consents.push(consentGiven(today, { giver, decision, scope, categories: ['INV_SENSITIVE'] }));
  }
  const other =
    knowledge.socialCare !== undefined || categories.has('INV_TARGETED') || categories.has('INV_SPECIALIST');
  if (other && random.chance(0.5)) {
    const decision = random.chance(0.2) ? 'REFUSED' : 'GIVEN';
    const withdrawnAt = decision === 'GIVEN' && random.chance(0.1) ? addDays(today, -7) : null;
    consents.push(consentGiven(today, { giver, decision, withdrawnAt, explicit: random.chance(0.8) }));
  }
  return consents;
}

/** Few families are in hiding; more of those whom social care knows. */
export function shieldOf({ random, today }: Subject, knowledge: DemoKnowledge): DemoShield | null {
  if (!random.chance(knowledge.socialCare === undefined ? 0.002 : 0.04)) return null;
  return {
    since: addDays(today, -random.between(10, 400)),
    reason: 'The family has moved away from a violent person.',
  };
}
