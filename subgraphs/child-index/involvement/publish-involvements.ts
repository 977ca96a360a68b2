import type { KeyObject } from 'node:crypto';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import type { Service } from '../../kernel/schema/service.type.ts';
import { groupKey, type InvolvementDecision } from '../sharing/involvement-decision.ts';
import { statementOf, type SealKeys } from '../sharing/statement-of.ts';
import { HOW_TO_ASK } from './how-to-ask.ts';
import { involvementId } from './involvement-id.ts';
import { INVOLVEMENT_TYPE } from './released-involvements.type.ts';

/** An involvement as the resolvers hand it on; `typeName` picks the GraphQL type. */
export interface PublishedInvolvement {
  readonly typeName: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

/** What publishing needs besides the decisions. */
export interface Publisher {
  readonly idSecret: KeyObject;
  readonly sealKeys: SealKeys;
  readonly broker: Service;
}

/**
 * What the asker is shown of a child’s involvements, hidden ones left out. In the order of their ids, which tells
 * nothing; unspecified ones last, so that their place tells nothing either.
 */
export function publishInvolvements(
  childId: string,
  decisions: readonly InvolvementDecision[],
  request: RequestContext,
  auditEntryId: string,
  publisher: Publisher,
  now: number,
): PublishedInvolvement[] {
  const published = decisions
    .map((decision) => publish(childId, decision, request, auditEntryId, publisher, now))
    .filter((involvement) => involvement !== null);
  const place = (involvement: PublishedInvolvement) =>
    (involvement['agency'] === 'UNSPECIFIED' ? '1' : '0') + involvement.id;
  return published.toSorted((left, right) => (place(left) < place(right) ? -1 : 1));
}

function publish(
  childId: string,
  { group, outcome }: InvolvementDecision,
  request: RequestContext,
  auditEntryId: string,
  { idSecret, sealKeys, broker }: Publisher,
  now: number,
): PublishedInvolvement | null {
  // Known by the child that it came to the index with, so that a merge gives it no other id.
  const knownOf =
    group.origins.length === 0 || group.origins.includes(childId) ? childId : (group.origins.toSorted()[0] ?? childId);
  const idOf = (key: string) => involvementId(idSecret, request.actor.agency, knownOf, key);
  switch (outcome.tell) {
    case 'NOTHING':
      return null;
    case 'SENSITIVE_SERVICE':
      return {
        typeName: 'UnspecifiedSensitiveInvolvement',
        id: idOf(`unspecified ${groupKey(group)}`),
        agency: 'UNSPECIFIED',
        withheldDetails: [],
        broker,
      };
    case 'EXISTENCE':
      return {
        typeName: 'WithheldInvolvement',
        id: idOf(groupKey(group)),
        agency: group.custodian,
        withheldDetails: [],
        category: group.category,
        howToAsk: HOW_TO_ASK[group.custodian],
      };
    case 'DETAILS': {
      const id = idOf(groupKey(group));
      return {
        typeName: INVOLVEMENT_TYPE[group.custodian],
        id,
        agency: group.custodian,
        withheldDetails: outcome.withheld,
        statement: statementOf(childId, id, group, outcome.released, request, auditEntryId, sealKeys, now),
      };
    }
  }
}
