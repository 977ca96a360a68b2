import { randomUUID } from 'node:crypto';
import {
  entryAboutNoOne,
  type AuditEntry,
  type AuditKind,
  type AuditTrail,
} from '../../schema/contract/audit-entry.ts';
import { HubError, type ErrorCode } from '../../schema/contract/error-codes.ts';
import type { AdmittedOperation } from '../execution/admission.ts';
import type { AskedSubgraph } from '../execution/operation-run.ts';
import { within } from '../within.ts';
import { boundedText, boundedVariables } from './bounded-content.ts';
import type { Call } from './call.ts';

/**
 * The record of who asked what, why, and what was answered. Both resolve when the entry is durable, which is before
 * the answer leaves; so there is no answer without its record.
 * @throws HubError AUDIT_UNAVAILABLE: then nothing of the answer may be sent
 */
export interface QueryLog {
  answered(
    call: Call,
    operation: AdmittedOperation,
    asked: readonly AskedSubgraph[],
    codes: readonly ErrorCode[],
  ): Promise<void>;
  /** A request was refused before it was executed. Neither its token nor its body is recorded. */
  refused(call: Call, refusal: HubError): Promise<void>;
}

/** Milliseconds in which an entry has to be durable. */
const DEADLINE = 2_000;

export function queryLog(trail: AuditTrail, now: () => number = Date.now): QueryLog {
  const append = async (entry: AuditEntry) => {
    try {
      await within(DEADLINE, trail.append([entry]));
    } catch (cause) {
      throw new HubError('AUDIT_UNAVAILABLE', undefined, { cause });
    }
  };
  return {
    answered: (call, operation, asked, codes) =>
      append(
        entryOf('query', call, now(), {
          operationName: operation.name?.slice(0, 128) ?? null,
          operation: boundedText(operation.text),
          operationHash: operation.hash,
          variables: boundedVariables(operation.variables),
          asked,
          codes,
        }),
      ),
    refused: (call, { code, detail }) => append(entryOf('reject', call, now(), { code, detail: detail ?? null })),
  };
}

function entryOf(kind: AuditKind, call: Call, now: number, content: Record<string, unknown>): AuditEntry {
  const { requestId, receivedAt, peer, actor, context } = call;
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
      peer,
      ms: now - receivedAt,
    },
  });
}
