import type { Custodian } from '../../../schema/contract/agency.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { openStatement, type SharingStatement } from '../../../schema/contract/sharing-statement.ts';
import type { SecurityLog } from './security-log.ts';

/** What the gateway sends for one involvement. */
export interface InvolvementReference {
  readonly __typename: string;
  readonly id: string;
  readonly statement?: unknown;
}

/** Opens the statement that comes with a reference, and holds it against who asks, what for, and what was asked. */
export class StatementGuard {
  readonly #custodian: Custodian;
  readonly #ring: KeyRing;
  readonly #log: SecurityLog;

  constructor(custodian: Custodian, ring: KeyRing, log: SecurityLog) {
    this.#custodian = custodian;
    this.#ring = ring;
    this.#log = log;
  }

  /** @throws HubError FORBIDDEN, the same for every fault; the fault itself goes to the security log. */
  open(reference: InvolvementReference, context: RequestContext, now: number): SharingStatement {
    const seal = reference.statement;
    const statement = typeof seal === 'string' ? openStatement(seal, this.#custodian, this.#ring) : null;
    const fault = statement === null ? 'STATEMENT_NOT_GENUINE' : faultOf(statement, reference, context, now);
    if (statement !== null && fault === null) return statement;
    const { requestId } = context;
    this.#log.record({ fault: fault ?? 'STATEMENT_NOT_GENUINE', requestId, peer: null, context });
    throw new HubError('FORBIDDEN', 'STATEMENT_INVALID');
  }
}

function faultOf(
  statement: SharingStatement,
  reference: InvolvementReference,
  context: RequestContext,
  now: number,
): string | null {
  if (statement.expiresAt <= now) return 'STATEMENT_EXPIRED';
  if (statement.actorId !== context.actor.id) return 'STATEMENT_FOR_OTHER_ACTOR';
  if (statement.requestId !== context.requestId) return 'STATEMENT_FOR_OTHER_REQUEST';
  if (statement.purpose !== context.purpose) return 'STATEMENT_FOR_OTHER_PURPOSE';
  if (statement.involvementId !== reference.id) return 'STATEMENT_FOR_OTHER_RECORD';
  return null;
}
