import { expect } from '@jest/globals';
import type { Actor } from '../../../schema/contract/actor.ts';
import type { PersonaName } from '../../../scripts/demo/personas.ts';
import type { DemoChild } from '../../../subgraphs/kernel/demo-person.ts';
import type { Answer } from '../answer.ts';
import type { Asking, JourneyHub } from '../hub.ts';
import { CASELOAD, CHILD_BY_IDENTIFIER, FIND_CHILDREN } from '../operations.ts';
import { EVERYTHING_ABOUT_A_CHILD } from './everything-about-a-child.ts';

const AGENCIES = ['EDUCATION', 'HEALTH', 'SOCIAL_CARE', 'CONNEXIONS', 'POLICE'] as const;
const CATEGORIES = ['INV_UNIVERSAL', 'INV_TARGETED', 'INV_SPECIALIST', 'INV_SENSITIVE', 'POLICE_EVENT', 'CASE_DETAIL'];

/** What may be told of each kind of information at each agency, and what the family is on record as having said. */
const EXPLANATIONS = `query Explanations($id: ID!) { child(id: $id) {
  ${AGENCIES.map((agency) => `${agency}: sharing(agency: ${agency}, category: INV_SENSITIVE) { effect reason nextStep }`).join(' ')}
  ${CATEGORIES.map((name) => `${name}: sharing(agency: HEALTH, category: ${name}) { effect reason nextStep }`).join(' ')}
  consents { decision categories recipients purposes scope }
  sharingHistory { shields { since } }
} }`;

/** The same child by three ways in one operation, so that what one of them hides may not show by another. */
const BY_ALIASES = `query ByAliases($id: ID!) {
  first: child(id: $id) { whosInvolved { id agency service { name } } }
  second: child(id: $id) { whosInvolved { id ... on HealthInvolvement { kind } ... on PoliceInvolvement { noticeKind } } }
  caseload(first: 3) { edges { cursor node { id whosInvolved { id agency } } } pageInfo { hasNextPage endCursor } }
}`;

const ALERTS = `query Alerts { alerts(first: 100) { edges { node { rules } } pageInfo { hasNextPage } } }`;

/** Everything of an answer that reaches whoever asked, or that they could count on the way. */
export interface Trace {
  readonly operation: string;
  readonly status: number;
  readonly text: string;
  readonly headers: readonly string[];
  /** Receiver and size of each fetch the gateway made: what is sealed hides what it says, and not how much. */
  readonly fetches: readonly string[];
}

/** Asks every operation there is that might tell something of a child. */
export async function tracesOf(
  hub: JourneyHub,
  who: PersonaName | Actor,
  id: string,
  { truth }: DemoChild,
  asking: Asking = {},
): Promise<readonly Trace[]> {
  const { familyName, givenName, dateOfBirth, postcode, nhsNumber, upn } = truth;
  const questions: readonly [string, Record<string, unknown>][] = [
    [EVERYTHING_ABOUT_A_CHILD, { id }],
    [EXPLANATIONS, { id }],
    [BY_ALIASES, { id }],
    [ALERTS, {}],
    [CASELOAD, { first: 2 }],
    [CASELOAD, { first: 100 }],
    [FIND_CHILDREN, { familyName, givenName }],
    [FIND_CHILDREN, { familyName, dateOfBirth }],
    [FIND_CHILDREN, { familyName, postcode }],
    [CHILD_BY_IDENTIFIER, { type: 'NHS_NUMBER', value: nhsNumber }],
    ...(upn === null ? [] : [[CHILD_BY_IDENTIFIER, { type: 'UPN', value: upn }] as [string, Record<string, unknown>]]),
  ];
  const traces: Trace[] = [];
  for (const [operation, variables] of questions) {
    hub.switchboard.reset();
    const answer = await hub.ask(who, operation, { ...asking, variables });
    traces.push(traceOf(hub, `${operation.split(/[ ({]/, 2).join(' ')} ${JSON.stringify(variables)}`, answer));
  }
  return traces;
}

function traceOf({ switchboard }: JourneyHub, operation: string, { status, text, headers, requestId }: Answer): Trace {
  // An id of a request tells when it was made, to those who know how, and nothing else: its form is always the same.
  expect(requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  // What is refused outright would be the same whatever there is.
  expect(`${operation} ${status}`).toBe(`${operation} 200`);
  const own = new Set(['x-request-id', 'date']);
  return {
    operation,
    status,
    text,
    headers: [...headers].filter(([name]) => !own.has(name)).map((header) => header.join(': ')),
    fetches: switchboard
      .fetches()
      .map(({ receiver, request }) => `${receiver} ${request.body.length}`)
      .toSorted(),
  };
}
