import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { AuditEntry, AuditTrail, DecisionReader } from '../../schema/contract/audit-entry.ts';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../schema/contract/request-context.ts';
import type { Service } from '../kernel/schema/service.type.ts';
import { asksFor } from './identity/asks-for.ts';
import { isChildId, NOBODY } from './identity/child-id.ts';
import { decideIdentity, type IdentityRelease } from './identity/identity-release.ts';
import { loadIdentityDetails, type IdentityDetails } from './identity/load-identity-details.ts';
import { publishInvolvements, type PublishedInvolvement, type Publisher } from './involvement/publish-involvements.ts';
import { linkDecisionLoader } from './matching/links/link-decision-loader.ts';
import { AlertDesk } from './sharing/alerts/alert-desk.ts';
import { refusalAmong, type DecidedItem } from './sharing/decided-item.ts';
import { decisionEntry } from './sharing/decision-entry.ts';
import { isRelated, nobody } from './sharing/facts-of.ts';
import { decideInvolvement, involvementGroups } from './sharing/involvement-decision.ts';
import type { RefusalReason } from './sharing/policy/reason-code.ts';
import { isQuotaAlerted, noteLooks } from './sharing/quota/note-looks.ts';
import { loadSharingRecords } from './sharing/load-sharing-records.ts';
import type { SharingRecord } from './sharing/sharing-record.ts';

/** Children of one operation at most; their decisions are on the trail before the first of them is answered. */
const BATCH = 100;

/** Entries handed to the trail in one call at most; it takes a thousand. */
const ENTRIES = 500;

/** A decision on who a child is that nobody was told of yet. */
interface ConsideredIdentity {
  readonly release: IdentityRelease;
  readonly entry: AuditEntry;
  /** The decisions that something is told on, if it is told; none where there is no such child. */
  readonly told: readonly DecidedItem[];
}

/**
 * What the child index works with during one request. Every loader batches, so that the number of queries does not
 * depend on the number of children; and what is decided is durable on the audit trail before any of it is handed out.
 */
export class IndexContext {
  readonly em: SqlEntityManager;
  readonly request: RequestContext;
  readonly #publisher: Publisher;
  readonly #decisions: DecisionReader;
  readonly #entries: DataLoader<AuditEntry, true>;
  readonly #alerts: AlertDesk;

  constructor(
    em: SqlEntityManager,
    request: RequestContext,
    trail: AuditTrail & DecisionReader,
    publisher: Publisher,
    logger: Logger,
  ) {
    this.em = em;
    this.request = request;
    this.#publisher = publisher;
    this.#alerts = new AlertDesk(em, request, logger);
    this.#decisions = trail;
    this.#entries = new DataLoader<AuditEntry, true>(
      async (entries) => {
        await trail.append(entries);
        return entries.map(() => true as const);
      },
      // At the end of this turn of the event loop, so that what is decided on different ways, some of them a loader
      // longer than others, still goes to the trail in one call.
      { cache: false, maxBatchSize: ENTRIES, batchScheduleFn: (dispatch) => void setImmediate(dispatch) },
    );
  }

  /** Who puts people in touch where the hub may not tell. */
  get broker(): Service {
    return this.#publisher.broker;
  }

  /**
   * What the asker may be told of who the child is. Where the operation asks who is involved as well, that is decided at
   * the same time, so that both decisions go to the audit trail in one call.
   */
  identityOf(childId: string, info: GraphQLResolveInfo): Promise<IdentityRelease> {
    // Should it fail, the field itself gets the same promise from the loader and says so.
    if (asksFor(info, 'whosInvolved')) this.whosInvolved.load(childId).catch(() => undefined);
    return this.identity.load(childId);
  }

  /**
   * The child, if the asker may know that it is there. An id from before a merge leads to it as well.
   * @throws HubError NOT_FOUND, the same for a child that is hidden and for one that is not there
   */
  async visibleChild(asked: string, info?: GraphQLResolveInfo): Promise<{ id: string }> {
    // What is no id at all may be anything, a name perhaps, and has no business on the trail.
    const id = isChildId(asked) ? asked : NOBODY;
    const record = await this.sharing.load(id);
    const childId = record?.childId ?? id;
    if (childId !== id) this.sharing.clear(id); // kept under its own id alone, so that nothing of it is kept when it changes
    const release = await (info === undefined ? this.identity.load(childId) : this.identityOf(childId, info));
    if (!release.visible || record === null) throw new HubError('NOT_FOUND');
    return { id: childId };
  }

  /** Drops what was loaded and decided about a child, because what it depends on has changed. */
  forget(childId: string): void {
    this.sharing.clear(childId);
    this.considered.clear(childId);
    this.identity.clear(childId);
    this.whosInvolved.clear(childId);
    this.details.clear(childId);
  }

  /** What decisions about a child depend on; null where there is no such child. Nothing of it is for the asker. */
  readonly sharing = new DataLoader<string, SharingRecord | null>(
    async (childIds) => {
      const today = new Date().toISOString().slice(0, 10);
      const records = await loadSharingRecords(this.em, childIds, this.request.actor, today);
      return childIds.map((childId) => records.get(childId) ?? null);
    },
    { maxBatchSize: BATCH },
  );

  /**
   * What the asker might be told of who the child is, decided and on the trail, while it is still open whether any of it
   * is told: a search looks at more children than it shows, and an alert at the child that it is about.
   */
  readonly considered = new DataLoader<string, ConsideredIdentity>(
    async (childIds) => {
      const records = await this.sharing.loadMany(childIds);
      const now = Date.now();
      return Promise.all(
        childIds.map(async (childId, position) => {
          const record = known(records[position]);
          const release = decideIdentity(record ?? nobody(childId), this.request, now);
          const entry = decisionEntry(this.request, childId, release.decided, now, record ?? nobody(childId));
          await this.record(entry);
          this.#refuseIfRefused(release.decided);
          this.#alerts.besidesHiding(entry, release.decided);
          // Of a child that is not there nothing is told, whatever might have been.
          return { release, entry, told: record !== null && release.visible ? release.decided : [] };
        }),
      );
    },
    { maxBatchSize: BATCH },
  );

  /**
   * What the asker may be told of who the child is; whoever has to be alerted of it has been. Rejects with RATE_LIMITED
   * where it is one child too many whom the asker does not work with.
   */
  readonly identity = new DataLoader<string, IdentityRelease>(
    async (childIds) => {
      const considered = await Promise.all(childIds.map((childId) => this.considered.load(childId)));
      const tooMany = await this.#tooMany(considered);
      return Promise.all(
        considered.map(async ({ release, entry, told }) => {
          if (tooMany.has(entry)) return new HubError('RATE_LIMITED');
          await this.#alerts.beforeTelling(entry, told);
          return release;
        }),
      );
    },
    { maxBatchSize: BATCH },
  );

  /** The index’s own rows about a child; for resolvers that have looked at `identity` first. */
  readonly details = new DataLoader<string, IdentityDetails>(
    async (childIds) => {
      const details = await loadIdentityDetails(this.em, childIds);
      return childIds.map((childId) => details.get(childId) ?? new HubError('NOT_FOUND'));
    },
    { maxBatchSize: BATCH },
  );

  readonly linkDecisions = linkDecisionLoader(() => this.em, BATCH);

  /** Who else is involved, as far as the asker may know. */
  readonly whosInvolved = new DataLoader<string, PublishedInvolvement[]>(
    async (childIds) => {
      const records = await this.sharing.loadMany(childIds);
      const now = Date.now();
      return Promise.all(
        childIds.map(async (childId, position) => {
          const record = known(records[position]) ?? nobody(childId);
          const decisions = involvementGroups(record).map((group) =>
            decideInvolvement(group, record, this.request, now),
          );
          const decided = decisions.flatMap((decision) => decision.decided);
          const entry = decisionEntry(this.request, childId, decided, now, record);
          await this.record(entry);
          this.#refuseIfRefused(decided);
          const told = decisions.filter(({ outcome }) => outcome.tell === 'DETAILS').flatMap((each) => each.decided);
          await this.#alerts.beforeTelling(entry, told);
          this.#alerts.besidesHiding(entry, decided);
          return publishInvolvements(childId, decisions, this.request, entry.id, this.#publisher, now);
        }),
      );
    },
    { maxBatchSize: BATCH },
  );

  /**
   * Puts an entry on the audit trail; entries of the same moment share one call.
   * @throws HubError AUDIT_UNAVAILABLE
   */
  async record(entry: AuditEntry): Promise<void> {
    this.#alerts.alarmOf(entry);
    await this.#entries.load(entry);
  }

  /**
   * The entry of a decision that the index put on the trail; null where there is none with this id.
   * @throws HubError AUDIT_UNAVAILABLE
   */
  readDecision(id: string): Promise<AuditEntry | null> {
    return this.#decisions.readDecision(id);
  }

  /**
   * Of children that the asker would be told of and does not work with, those that are too many. Hidden ones do not count,
   * nor does an emergency, of which the index team hears in any case.
   */
  async #tooMany(considered: readonly ConsideredIdentity[]): Promise<ReadonlySet<AuditEntry>> {
    const { actor, purpose } = this.request;
    const strangers = new Map<string, AuditEntry>();
    for (const { entry, told } of considered) {
      const [childId = ''] = entry.childIds;
      const record = told.length === 0 ? null : await this.sharing.load(childId);
      if (record !== null && !isRelated(record, this.request)) strangers.set(childId, entry);
    }
    if (strangers.size === 0 || purpose === 'EMERGENCY') return new Set();
    const now = Date.now();
    const refused = await noteLooks(this.em, actor, [...strangers.keys()], now);
    const [first, ...others] = [...strangers].filter(([childId]) => refused.has(childId)).map(([, entry]) => entry);
    if (first === undefined) return new Set();
    if (!(await isQuotaAlerted(this.em, actor.id, now))) await this.#alerts.tellIndexTeam(first, 'QUOTA');
    return new Set([first, ...others]);
  }

  #refuseIfRefused(decided: readonly DecidedItem[]): void {
    const refusal = refusalAmong(decided);
    if (refusal !== null) throw new HubError('FORBIDDEN', refusal.reason as RefusalReason);
  }
}

function known(record: SharingRecord | Error | null | undefined): SharingRecord | null {
  if (record instanceof Error) throw record;
  return record ?? null;
}
