import DataLoader from 'dataloader';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import type { DecidedItem } from '../decided-item.ts';
import { alertsOf } from './alerts-of.ts';
import { hasFailedDecision } from './has-failed-decision.ts';
import { raiseAlerts, type NewAlert } from './raise-alerts.ts';

/**
 * Milliseconds after which an alert that nobody waits for is raised: longer than an answer takes, so that the work is none
 * of its time.
 */
const AFTERWARDS = 250;

/** Alerts raised in one statement at most. */
const BATCH = 500;

/** Raises the alerts that the decisions of one request oblige to; those of the same moment share one statement. */
export class AlertDesk {
  readonly #logger: Logger;
  readonly #alerts: DataLoader<NewAlert, true>;

  constructor(em: SqlEntityManager, request: RequestContext, logger: Logger) {
    this.#logger = logger;
    this.#alerts = new DataLoader<NewAlert, true>(
      async (alerts) => {
        await raiseAlerts(em, request, alerts, Date.now());
        return alerts.map(() => true as const);
      },
      { cache: false, maxBatchSize: BATCH },
    );
  }

  /**
   * Raises the alerts about what is going to be told. Resolves when they are durable.
   * @param entry the decisions on the trail, about one child
   * @throws HubError AUDIT_UNAVAILABLE, and then nothing may be told
   */
  async beforeTelling(entry: AuditEntry, told: readonly DecidedItem[]): Promise<void> {
    try {
      await this.#raise(entry, told, told);
    } catch (cause) {
      throw new HubError('AUDIT_UNAVAILABLE', undefined, { cause });
    }
  }

  /** Tells the operators, by the operational log, that the policy itself failed on what an entry is about, if it did. */
  alarmOf(entry: AuditEntry): void {
    if (!hasFailedDecision(entry)) return;
    this.#logger.error({ alarm: 'POLICY_FAILED', requestId: entry.requestId, auditEntryId: entry.id }, 'alarm');
  }

  /**
   * Raises the alerts about what stays hidden from somebody who must not know of the child, or because the policy failed.
   * Nobody waits for them, and they are raised when the answer is out, so that hiding something takes no longer than having
   * nothing to hide; one that is lost can be found on the trail, which has the obligation.
   */
  besidesHiding(entry: AuditEntry, decided: readonly DecidedItem[]): void {
    if (alertsOf(decided, []).length === 0) return;
    const raise = () => {
      this.#raise(entry, decided, []).catch((error: unknown) => this.#logger.error({ err: error }, 'alert not raised'));
    };
    setTimeout(raise, AFTERWARDS).unref();
  }

  /** Raises an alert for the index team that no decision obliges to; it says why in the place of a rule. */
  async tellIndexTeam(entry: AuditEntry, why: string): Promise<void> {
    const [childId = ''] = entry.childIds;
    const due = { audience: 'HUB', unit: '', rules: [why], forReview: false } as const;
    await this.#alerts.load({ childId, auditEntryId: entry.id, due });
  }

  async #raise(entry: AuditEntry, decided: readonly DecidedItem[], told: readonly DecidedItem[]): Promise<void> {
    const [childId = ''] = entry.childIds;
    const alerts = alertsOf(decided, told).map((due) => ({ childId, auditEntryId: entry.id, due }));
    await Promise.all(alerts.map((alert) => this.#alerts.load(alert)));
  }
}
