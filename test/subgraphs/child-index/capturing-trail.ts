import {
  parseAppendEntries,
  type AuditEntry,
  type AuditTrail,
  type DecisionReader,
} from '../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';

/** A trail in memory that takes what the audit subgraph would take, and can be slow or away. */
export class CapturingTrail implements AuditTrail, DecisionReader {
  /** Durable entries, in order. */
  readonly entries: AuditEntry[] = [];
  /** Runs before entries become durable; what it throws, the writer gets. */
  before: (entries: readonly AuditEntry[]) => Promise<void> = () => Promise.resolve();

  async append(entries: readonly AuditEntry[]): Promise<void> {
    const parsed = parseAppendEntries({ entries: JSON.parse(JSON.stringify(entries)) });
    if (parsed === null) throw new HubError('AUDIT_UNAVAILABLE');
    await this.before(entries);
    this.entries.push(...parsed.entries);
  }

  readDecision(id: string): Promise<AuditEntry | null> {
    return Promise.resolve(this.entries.find((entry) => entry.id === id && entry.kind === 'decision') ?? null);
  }

  /** Entries of one client request. */
  of(requestId: string): AuditEntry[] {
    return this.entries.filter((entry) => entry.requestId === requestId);
  }
}
