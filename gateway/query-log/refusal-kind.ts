import type { AuditKind } from '../../schema/contract/audit-entry.ts';
import type { ErrorCode, ErrorDetail } from '../../schema/contract/error-codes.ts';

/** What an honest client does not meet: its token is good, and its requests are within the limits. */
const OF_SECURITY: ReadonlySet<ErrorCode> = new Set([
  'UNAUTHENTICATED',
  'OPERATION_LIMIT',
  'PAYLOAD_TOO_LARGE',
  'RATE_LIMITED',
]);

/**
 * The kind of entry of a refusal: `security` where somebody may have tried the locks, `reject` where it may have been an
 * error, or the hub's own trouble, such as OVERLOADED. A good token of a suspended actor is of the first kind.
 */
export function refusalKind(code: ErrorCode, detail?: ErrorDetail): Extract<AuditKind, 'reject' | 'security'> {
  return OF_SECURITY.has(code) || detail === 'STANDING' ? 'security' : 'reject';
}
