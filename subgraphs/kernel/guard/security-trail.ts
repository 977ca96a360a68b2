import { randomUUID } from 'node:crypto';
import type { SubgraphName } from '../../../schema/contract/agency.ts';
import { entryAboutNoOne, type AuditEntry, type AuditTrail } from '../../../schema/contract/audit-entry.ts';
import { traceIdOf } from '../../../schema/contract/trace.ts';
import { leftOutEntry } from '../../../schema/wire/left-out-entry.ts';
import { RefusalDesk } from '../../../schema/wire/refusal-desk.ts';
import type { QuotaBounds } from '../../../schema/wire/refusal-quota.ts';
import type { SecurityEvent, SecurityLog } from './security-log.ts';

export interface SecurityTrailOptions {
  /** Who refuses, and says so. */
  readonly part: SubgraphName;
  /** The log of the part's own, which has every event at once. */
  readonly log: SecurityLog;
  readonly trail: AuditTrail;
  /** Milliseconds since the epoch; the system clock. */
  readonly now?: () => number;
  readonly bounds?: QuotaBounds;
}

/** Entries kept while the trail does not take them; and handed over in one call. */
const WAITING = 500;
const BATCH = 100;
/** Milliseconds until the trail is tried again, doubled each time up to the longest. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/**
 * Puts security events on the audit trail, behind whoever is refused: nothing is released, so nobody waits. Entries are
 * kept while the trail is away, up to a bound, and repeated ones are stored once. What is beyond the quota of its source,
 * or beyond that bound, is on the trail as a number.
 */
export class SecurityTrail implements SecurityLog {
  readonly #options: SecurityTrailOptions;
  readonly #now: () => number;
  readonly #desk: RefusalDesk;
  readonly #waiting: { readonly entry: AuditEntry; readonly source: string; readonly fault: string }[] = [];
  #work: Promise<void> | null = null;
  #pause = FIRST_PAUSE;
  #retry: NodeJS.Timeout | null = null;

  constructor(options: SecurityTrailOptions) {
    const { part, trail, now = Date.now, bounds } = options;
    this.#options = options;
    this.#now = now;
    this.#desk = new RefusalDesk({
      writeCount: (leftOut) => trail.append([leftOutEntry(part, leftOut)]),
      now,
      ...(bounds === undefined ? {} : { bounds }),
    });
  }

  record(event: SecurityEvent): void {
    this.#options.log.record(event);
    const { fault, peer, context } = event;
    const source = context === null ? `address ${peer ?? 'inside'}` : `actor ${context.actor.id}`;
    const place = this.#desk.place(source, fault);
    if (place === 'COUNTED') return;
    if (this.#waiting.length >= WAITING) return this.#desk.count(source, fault);
    const entry = securityEntry(this.#options.part, event, place === 'LAST_ENTRY', this.#now());
    this.#waiting.push({ entry, source, fault });
    this.#handOver();
  }

  /** Hands over what is waiting, tried once; what the trail does not take is in the part's own log alone. */
  async close(): Promise<void> {
    await this.#work;
    this.#stopRetrying();
    await this.#handOverAll();
    this.#stopRetrying();
    await this.#desk.close();
  }

  #stopRetrying(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
  }

  /** Unless it is under way, or waits for the trail to come back. */
  #handOver(): void {
    if (this.#work !== null || this.#retry !== null) return;
    this.#work = this.#handOverAll().finally(() => (this.#work = null));
  }

  async #handOverAll(): Promise<void> {
    // What is recorded in this turn of the event loop goes in one call.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.slice(0, BATCH);
        await this.#options.trail.append(batch.map(({ entry }) => entry));
        this.#waiting.splice(0, batch.length);
      }
      this.#pause = FIRST_PAUSE;
    } catch {
      this.#retry = setTimeout(() => {
        this.#retry = null;
        this.#handOver();
      }, this.#pause).unref();
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    }
  }
}

function securityEntry(part: SubgraphName, event: SecurityEvent, isLast: boolean, now: number): AuditEntry {
  const { fault, requestId, peer, context } = event;
  return entryAboutNoOne({
    id: randomUUID(),
    kind: 'security',
    at: new Date(now).toISOString(),
    source: part,
    requestId,
    actor: context?.actor ?? null,
    purpose: context?.purpose ?? null,
    reason: context?.reason ?? null,
    content: {
      fault,
      peer,
      ...(context?.traceparent === undefined ? {} : { trace: traceIdOf(context.traceparent) }),
      ...(isLast ? { furtherOnesAreCounted: true } : {}),
    },
  });
}
