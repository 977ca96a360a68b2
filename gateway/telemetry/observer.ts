import type { ErrorCode, HubError } from '../../schema/contract/error-codes.ts';
import { traceIdOf } from '../../schema/contract/trace.ts';
import type { OperationRun } from '../execution/operation-run.ts';
import type { Call } from '../query-log/call.ts';
import type { Metrics } from './metrics.ts';
import type { OperationalLog } from './operational-log.ts';
import type { Tracing } from './tracing.ts';

/** An operation, as far as its operators may know it. */
export interface ObservedOperation {
  /** SHA-256 of its text. */
  readonly hash: string;
  /** Null where a client chose it: it may say something of someone. */
  readonly name: string | null;
}

/** Tells operators how requests ended: in the log, in figures, in traces. */
export interface Observer {
  answered(call: Call, operation: ObservedOperation, run: OperationRun, codes: readonly ErrorCode[]): void;
  refused(call: Call, refusal: HubError): void;
}

export interface ObserverParts {
  readonly log: OperationalLog;
  readonly metrics: Metrics | null;
  readonly tracing: Tracing | null;
  /** Milliseconds from which on an operation has a line of its own; null: none has. */
  readonly slow: number | null;
  readonly now: () => number;
}

export function observer({ log, metrics, tracing, slow, now }: ObserverParts): Observer {
  return {
    answered: (call, operation, { asked, faults }, codes) => {
      const ms = now() - call.receivedAt;
      for (const error of faults) log.failed({ requestId: call.requestId, error });
      log.answered({ ...idsOf(call), ms, codes, asked });
      if (slow !== null && ms >= slow) log.slow({ ...idsOf(call), ms, ...operation, asked });
      metrics?.request(codes, ms);
      tracing?.ended(call, operation.hash, codes);
    },
    refused: (call, refusal) => {
      const { code, detail, status } = refusal;
      if (status >= 500 && code !== 'OVERLOADED') log.failed({ requestId: call.requestId, error: refusal });
      log.refused({ ...idsOf(call), code, detail });
      metrics?.request([code], now() - call.receivedAt);
      tracing?.ended(call, null, [code]);
    },
  };
}

/** By what a line of the log, an entry of the trail and a span are known to be of one request. */
function idsOf({ requestId, traceparent }: Call): { requestId: string; trace: string } {
  return { requestId, trace: traceIdOf(traceparent) };
}
