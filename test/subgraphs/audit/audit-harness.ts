import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../schema/contract/actor.ts';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import { encodeRequestContext, type RequestContext } from '../../../schema/contract/request-context.ts';
import { signRequest, type Caller } from '../../../schema/contract/request-signature.ts';
import { callService, type ServiceLine } from '../../../schema/wire/call-service.ts';
import { startAudit } from '../../../subgraphs/audit/index.ts';
import type { TrailEvidence } from '../../../subgraphs/audit/writer/trail-evidence.ts';
import type { Store } from '../../../subgraphs/kernel/database/database.ts';
import { createLogger } from '../../../subgraphs/kernel/server/logger.ts';
import { newEvidence } from './new-evidence.ts';

export const WORKER: Actor = {
  id: 'worker-1',
  agency: 'SOCIAL_CARE',
  unit: 'north-team',
  role: 'SOCIAL_WORKER',
  purposes: ['SERVICE'],
  standing: 'VALID',
};

export const AUDITOR: Actor = {
  id: 'auditor-1',
  agency: 'HUB',
  unit: 'audit',
  role: 'AUDITOR',
  purposes: ['AUDIT'],
  standing: 'VALID',
};

/** An entry that is sound in every way, with an id of its own. */
export function entry(change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: randomUUID(),
    kind: 'decision',
    at: '2026-03-01T09:30:00Z',
    source: 'child-index',
    requestId: randomUUID(),
    actor: WORKER,
    purpose: 'SERVICE',
    reason: 'Visit on Monday',
    childIds: ['child-1'],
    content: {},
    ...change,
  };
}

export interface Answer {
  readonly data?: { readonly auditEntries: Page } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string; readonly reason?: string } }[];
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Record<string, unknown> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export type AuditHarness = Awaited<ReturnType<typeof startAuditHarness>>;

/** Starts the audit subgraph on a store, with ways to write to it and to read from it as the rest of the hub does. */
export async function startAuditHarness(store: Store, evidence: TrailEvidence = newEvidence()) {
  const keys = newKeyRing();
  const callerKeys = { gateway: keys, operator: keys, 'child-index': keys, education: keys, audit: keys };
  const log: string[] = [];
  const surroundings = {
    store,
    callerKeys,
    logger: createLogger('audit', 'info', { write: (line: string) => void log.push(line) }),
    securityLog: { record: () => undefined },
  };
  const subgraph = await startAudit(surroundings, evidence);

  const call = (operation: string, payload: unknown, caller: Caller = 'child-index') =>
    callService(
      { caller, receiver: 'audit', keys, transport: (request) => subgraph.handle(request) },
      operation,
      payload,
      5_000,
    );
  const append = (payload: unknown, caller?: Caller) => call('append-entries', payload, caller);

  const ask = async (query: string, asking: Partial<RequestContext> = {}): Promise<Answer> => {
    const now = Date.now();
    const context = encodeRequestContext({
      requestId: randomUUID(),
      actor: AUDITOR,
      purpose: 'AUDIT',
      reason: 'Monthly review',
      override: null,
      reasonableCause: null,
      issuedAt: now,
      deadline: now + 600_000,
      ...asking,
    });
    const parts = { method: 'POST' as const, path: '/graphql', body: JSON.stringify({ query }), context };
    const headers = signRequest(parts, 'gateway', 'audit', keys, now);
    return JSON.parse((await subgraph.handle({ ...parts, headers })).body) as Answer;
  };

  const line: ServiceLine = {
    caller: 'operator',
    receiver: 'audit',
    keys,
    transport: (request) => subgraph.handle(request),
  };

  return {
    /** The operator’s line to it. */
    line,
    evidence,
    /** Lines of the operational log. */
    log,
    append: (entries: readonly unknown[], caller?: Caller) => append({ entries }, caller),
    appendPayload: append,
    readDecision: (payload: unknown, caller?: Caller) => call('read-decision', payload, caller),
    ask,
    isReady: () => subgraph.isReady(),
    close: () => subgraph.close(),
  };
}
