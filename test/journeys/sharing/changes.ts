import { expect } from '@jest/globals';
import type { Actor } from '../../../schema/contract/actor.ts';
import type { PersonaName } from '../../../scripts/demo/personas.ts';
import type { Answer } from '../answer.ts';
import type { Asking, JourneyHub } from '../hub.ts';

/** The mutations about sharing, with the types of their variables; each is given a reason as well. */
const CHANGES = {
  recordConsent: {
    arguments:
      'childId: ID!, giver: ConsentGiver!, giverId: ID, authority: String!, decision: ConsentDecision!, ' +
      'categories: [InformationCategory!]!, recipients: [ConsentRecipient!]!, purposes: [Purpose!]!, ' +
      'scope: ConsentScope!, explicit: Boolean!, obtained: ConsentObtained!, from: DateTime, until: DateTime',
    selects: '{ id }',
  },
  withdrawConsent: { arguments: 'consentId: ID!', selects: '{ id withdrawnAt }' },
  recordCompetence: { arguments: 'childId: ID!, competent: Boolean!, assessedOn: Date!', selects: '{ id }' },
  recordCourtOrder: {
    arguments: 'childId: ID!, categories: [InformationCategory!]!, reference: String!, from: DateTime!',
    selects: '{ id }',
  },
  recordSharingAgreement: {
    arguments: 'custodian: PartnerAgency!, recipient: PartnerAgency!, purposes: [Purpose!]!, from: DateTime!',
    selects: '{ id }',
  },
  endSharingAgreement: { arguments: 'id: ID!', selects: '{ id endedAt }' },
  shieldChild: { arguments: 'childId: ID!', selects: '{ id }' },
  liftShield: { arguments: 'childId: ID!', selects: '{ id }' },
  addRestrictedPerson: { arguments: 'childId: ID!, actorId: ID!, relation: PersonRelation!', selects: '{ id }' },
  declareRelationship: { arguments: 'childId: ID!, kind: RelationshipKind!', selects: '{ id }' },
} as const;
export type ChangeName = keyof typeof CHANGES;

type Variables = Readonly<Record<string, unknown>>;

/** Asks for a change, and gives the answer, whatever it is. */
export function askForChange(
  hub: JourneyHub,
  who: PersonaName | Actor,
  name: ChangeName,
  variables: Variables,
  asking: Asking = {},
): Promise<Answer> {
  const { arguments: types, selects } = CHANGES[name];
  const declared = `${types}, reason: String!`;
  const names = declared.split(', ').map((argument) => argument.slice(0, argument.indexOf(':')));
  const given = names.map((argument) => `${argument}: $${argument}`).join(', ');
  const operation = `mutation (${declared.replaceAll(/(\w+): /g, '$$$1: ')}) { ${name}(${given}) ${selects} }`;
  return hub.ask(who, operation, { ...asking, variables: { reason: 'The family has told us', ...variables } });
}

/** The same where it has to be carried out; what the mutation answers. */
export async function change(
  hub: JourneyHub,
  who: PersonaName | Actor,
  name: ChangeName,
  variables: Variables,
  asking: Asking = {},
): Promise<{ readonly id: string }> {
  const answer = await askForChange(hub, who, name, variables, asking);
  expect(answer.errors).toEqual([]);
  return (answer.data as Record<string, { id: string }>)[name]!;
}

/** The same, by the manager of the index at their own work. */
export function changeAsManager(hub: JourneyHub, name: ChangeName, variables: Variables): Promise<{ id: string }> {
  return change(hub, 'index-manager', name, variables, { purpose: 'DATA_STEWARDSHIP' });
}
