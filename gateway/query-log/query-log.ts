import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import {
  entryAboutNoOne,
  type AuditEntry,
  type AuditKind,
  type AuditTrail,
} from '../../schema/contract/audit-entry.ts';
import { HubError, type ErrorCode } from '../../schema/contract/error-codes.ts';
import { traceIdOf } from '../../schema/contract/trace.ts';
import { leftOutEntry } from '../../schema/wire/left-out-entry.ts';
import { RefusalDesk } from '../../schema/wire/refusal-desk.ts';
import { TrailWatch } from '../../schema/wire/trail-watch.ts';
import type { AdmittedOperation } from '../execution/admission.ts';
import type { AskedSubgraph } from '../execution/operation-run.ts';
import { within } from '../within.ts';
import { boundedText, boundedVariables } from './bounded-content.ts';
import type { Call } from './call.ts';
import { groupedEntries } from './grouped-entries.ts';
import { refusalKind } from './refusal-kind.ts';

/**
 * The record of who asked what, why, and what was answered. Both resolve when the entry is durable, which is before
 * the answer leaves; so there is no answer without its record.
 * @throws HubError AUDIT_UNAVAILABLE: then nothing of the answer may be sent
 */
export interface QueryLog {
  /** @param supergraph the hash of the document by which it was planned */
  answered(
    call: Call,
    operation: AdmittedOperation,
    asked: readonly AskedSubgraph[],
    codes: readonly ErrorCode[],
    supergraph: string,
  ): Promise<void>;
  /**
   * A request was refused before it was executed. Neither its token nor its body is recorded. Where an actor, or an
   * address that nobody was authenticated at, is refused more often than a quota allows, this resolves at once and the
   * refusal is part of a number on the trail: a flood of them costs honest requests nothing.
   */
  refused(call: Call, refusal: HubError): Promise<void>;
  /** Requests from an address were turned away unread, there being too many. They become part of a number on the trail. */
  turnedAway(peer: string, requests: number): void;
  /**
   * Why there is no room: others wait for the trail, where it does not answer, and for no more than their turn where it
   * does.
   */
  whyCrowded(): CrowdCode;
  /** Writes down the number of refusals that had no entry of their own. Does not reject. */
  close(): Promise<void>;
}

/** What is said to those for whom there is no room. */
export type CrowdCode = Extract<ErrorCode, 'OVERLOADED' | 'AUDIT_UNAVAILABLE'>;

/** Milliseconds in which an entry has to be durable. */
const DEADLINE = 2_000;

export function queryLog(trail: AuditTrail, now: () => number = Date.now): QueryLog {
  const watch = new TrailWatch(() => performance.now());
  const whyCrowded = (): CrowdCode => (watch.isAnswering ? 'OVERLOADED' : 'AUDIT_UNAVAILABLE');
  const write = groupedEntries(trail);
  const append = async (entry: AuditEntry) => {
    let isStored = false;
    watch.begin();
    try {
      await within(DEADLINE, write(entry));
      isStored = true;
    } catch (cause) {
      throw new HubError('AUDIT_UNAVAILABLE', undefined, { cause });
    } finally {
      watch.end(isStored);
    }
  };
  const desk = new RefusalDesk({ writeCount: (leftOut) => append(leftOutEntry('gateway', leftOut)), now });
  return {
    answered: (call, operation, asked, codes, supergraph) =>
      append(
        entryOf('query', call, now(), {
          operationName: operation.name?.slice(0, 128) ?? null,
          operation: boundedText(operation.text),
          operationHash: operation.hash,
          supergraph,
          variables: boundedVariables(operation.variables),
          asked,
          codes,
          ...(call.client?.gone.aborted === true ? { aborted: true } : {}),
        }),
      ),
    refused: async (call, { code, detail }) => {
      const source = call.actor === null ? `address ${call.peer}` : `actor ${call.actor.id}`;
      const place = desk.place(source, code);
      if (place === 'COUNTED') return;
      const content = {
        code,
        detail: detail ?? null,
        ...(place === 'LAST_ENTRY' ? { furtherOnesAreCounted: true } : {}),
      };
      await append(entryOf(refusalKind(code, detail), call, now(), content));
    },
    turnedAway: (peer, requests) => desk.count(`address ${peer}`, whyCrowded(), requests),
    whyCrowded,
    close: () => desk.close(),
  };
}

function entryOf(kind: AuditKind, call: Call, now: number, content: Record<string, unknown>): AuditEntry {
  const { requestId, receivedAt, peer, traceparent, actor, context } = call;
  return entryAboutNoOne({
    id: randomUUID(),
    kind,
    at: new Date(receivedAt).toISOString(),
    source: 'gateway',
    requestId,
    actor,
    purpose: context?.purpose ?? null,
    reason: context?.reason ?? null,
    content: {
      ...content,
      override: context?.override ?? null,
      reasonableCause: context?.reasonableCause ?? null,
      trace: traceIdOf(traceparent),
      peer,
      ms: now - receivedAt,
    },
  });
}
