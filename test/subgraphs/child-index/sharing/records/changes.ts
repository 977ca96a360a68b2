import type { Actor } from '../../../../../schema/contract/actor.ts';
import { asking } from '../../asking.ts';
import type { IndexHarness } from '../../index-harness.ts';

/** The index team at its own work. */
export const MANAGER: Partial<Actor> = { id: 'manager-1', agency: 'HUB', unit: 'index', role: 'INDEX_MANAGER' };
export const asManager = (actor: Partial<Actor> = {}) =>
  asking({ purpose: 'DATA_STEWARDSHIP' }, { ...MANAGER, ...actor });

/** Each mutation with its arguments: their types, and values that are in order. */
const MUTATIONS = {
  recordConsent: {
    types: {
      childId: 'ID!',
      giver: 'ConsentGiver!',
      giverName: 'String',
      giverId: 'ID',
      authority: 'String!',
      decision: 'ConsentDecision!',
      categories: '[InformationCategory!]!',
      recipients: '[ConsentRecipient!]!',
      purposes: '[Purpose!]!',
      scope: 'ConsentScope!',
      explicit: 'Boolean!',
      obtained: 'ConsentObtained!',
      from: 'DateTime',
      until: 'DateTime',
      reason: 'String!',
    },
    values: {
      giver: 'PR_HOLDER',
      giverName: 'Rosalind Brackenbury',
      authority: 'Mother',
      decision: 'GIVEN',
      categories: ['INV_TARGETED'],
      recipients: ['ALL'],
      purposes: ['SERVICE'],
      scope: 'CONTACT',
      explicit: true,
      obtained: 'WRITTEN',
      reason: 'Signed at the meeting on Monday',
    },
    answer: '{ id decision giverName recordedBy { id agency unit } withdrawnAt }',
  },
  withdrawConsent: {
    types: { consentId: 'ID!', reason: 'String!' },
    values: { reason: 'The mother rang' },
    answer: '{ id withdrawnAt withdrawalReason withdrawnBy { id } }',
  },
  recordCompetence: {
    types: { childId: 'ID!', competent: 'Boolean!', assessedOn: 'Date!', reason: 'String!' },
    values: { competent: true, assessedOn: '2026-01-15', reason: 'Understands who would read it and why' },
    answer: '{ id }',
  },
  recordCourtOrder: {
    types: {
      childId: 'ID!',
      categories: '[InformationCategory!]!',
      reference: 'String!',
      from: 'DateTime!',
      until: 'DateTime',
      reason: 'String!',
    },
    values: {
      categories: ['INV_TARGETED'],
      reference: 'ZZ26C00001',
      from: '2026-01-15T00:00:00Z',
      reason: 'Served on the authority',
    },
    answer: '{ id }',
  },
  shieldChild: {
    types: { childId: 'ID!', reason: 'String!' },
    values: { reason: 'The family has fled' },
    answer: '{ id notices address }',
  },
  liftShield: {
    types: { childId: 'ID!', reason: 'String!' },
    values: { reason: 'The danger is over' },
    answer: '{ id notices address }',
  },
  addRestrictedPerson: {
    types: { childId: 'ID!', actorId: 'ID!', relation: 'PersonRelation!', until: 'Date', reason: 'String!' },
    values: { actorId: 'danger-1', relation: 'RESTRICTED', reason: 'Named in an injunction' },
    answer: '{ id }',
  },
  recordSharingAgreement: {
    types: {
      custodian: 'PartnerAgency!',
      recipient: 'PartnerAgency!',
      purposes: '[Purpose!]!',
      from: 'DateTime!',
      until: 'DateTime',
      reason: 'String!',
    },
    values: {
      custodian: 'HEALTH',
      recipient: 'EDUCATION',
      purposes: ['SERVICE'],
      from: '2026-01-15T00:00:00Z',
      reason: 'Signed by both boards',
    },
    answer: '{ id custodian recipient purposes startsAt endsAt endedAt recordedBy { id } }',
  },
  endSharingAgreement: {
    types: { id: 'ID!', on: 'DateTime', reason: 'String!' },
    values: { reason: 'Terminated' },
    answer: '{ id endedAt endReason }',
  },
} as const;
export type ChangeName = keyof typeof MUTATIONS;
export const CHANGES = Object.keys(MUTATIONS) as ChangeName[];

/** Sends one of the mutations; `change` says in what its arguments differ from ones that are in order. */
export function send(
  index: Pick<IndexHarness, 'ask'>,
  name: ChangeName,
  change: Readonly<Record<string, unknown>>,
  request = asking(),
) {
  const { types, values, answer } = MUTATIONS[name];
  const names = Object.keys(types);
  const declared = Object.entries(types).map(([argument, type]) => `$${argument}: ${type}`);
  const passed = names.map((argument) => `${argument}: $${argument}`);
  const text = `mutation (${declared.join(', ')}) { ${name}(${passed.join(', ')}) ${answer} }`;
  return index.ask(text, request, { ...values, ...change });
}

/** The same, for what has to succeed: what the mutation answers. */
export async function change(...sent: Parameters<typeof send>): Promise<Record<string, unknown>> {
  const { data, body } = await send(...sent);
  const answer = data?.[sent[1]];
  if (answer === undefined || answer === null) throw new Error(`${sent[1]} failed: ${body}`);
  return answer as Record<string, unknown>;
}
