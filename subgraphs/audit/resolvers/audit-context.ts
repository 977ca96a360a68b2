import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';

/** What resolvers of the audit subgraph work with during one request. */
export interface AuditContext {
  readonly em: SqlEntityManager;
  readonly request: RequestContext;
  /**
   * Puts an entry of the audit subgraph’s own on the trail.
   * @throws HubError AUDIT_UNAVAILABLE when it is not durable in time
   */
  readonly record: (entry: AuditEntry) => Promise<void>;
}
