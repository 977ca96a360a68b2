import type { Custodian } from '../../../schema/contract/agency.ts';
import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { sealStatement, type ReleasedCategory } from '../../../schema/contract/sharing-statement.ts';
import type { InvolvementGroup } from './involvement-decision.ts';

/** How long an agency may act on a statement, in milliseconds: the longest a client's request may take, and no more. */
const STATEMENT_LIFETIME = 10_000;

/** The keys with which statements to each agency are sealed. */
export type SealKeys = Readonly<Record<Custodian, KeyRing>>;

/**
 * Seals what one agency may tell about one involvement. Call it only when the audit entry is durable.
 * @throws Error when there is no purpose: no decision releases anything without one
 */
export function statementOf(
  childId: string,
  involvementId: string,
  group: Omit<InvolvementGroup, 'origins'>,
  released: readonly ReleasedCategory[],
  request: RequestContext,
  auditEntryId: string,
  keys: SealKeys,
  now: number,
): string {
  if (request.purpose === null) throw new Error('a release without a purpose');
  return sealStatement(
    {
      custodian: group.custodian,
      childId,
      involvementId,
      category: group.category,
      recordIds: group.recordIds,
      actorId: request.actor.id,
      requestId: request.requestId,
      purpose: request.purpose,
      released,
      auditEntryId,
      expiresAt: now + STATEMENT_LIFETIME,
    },
    keys[group.custodian],
  );
}
