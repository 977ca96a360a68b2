import { HubError } from '../schema/contract/error-codes.ts';
import { traceIdOf } from '../schema/contract/trace.ts';
import type { Admit } from './execution/admission.ts';
import type { Execute } from './execution/executor.ts';
import { InvalidOperation } from './execution/invalid-operation.ts';
import { operationRun } from './execution/operation-run.ts';
import { isRequestError } from './http/answer-status.ts';
import { answerBody, clientError, errorBody } from './http/error-body.ts';
import { readGraphqlBody } from './http/graphql-body.ts';
import { refusalOf } from './http/refusal.ts';
import type { Call } from './query-log/call.ts';
import type { QueryLog } from './query-log/query-log.ts';
import type { Metrics } from './telemetry/metrics.ts';
import type { OperationalLog } from './telemetry/operational-log.ts';

/** What goes back to the client. */
export interface Answer {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  /** Whether it says that the operation or its variables were wrong. */
  readonly isRequestError?: boolean;
}

/** The way of one request through the gateway, apart from HTTP. */
export interface FrontDoor {
  /** Answers the operation in a request body, once the call has its context. Rejects where it is to be refused. */
  answer(call: Call, body: Buffer): Promise<Answer>;
  /** Refuses a request for whatever was thrown. Never rejects. */
  refuse(call: Call, error: unknown): Promise<Answer>;
}

export interface FrontDoorParts {
  readonly admit: Admit;
  readonly execute: Execute;
  /** For those who come without a token: what they may ask, and how; null where they may ask nothing. */
  readonly open: { readonly admits: (text: string) => boolean; readonly execute: Execute } | null;
  readonly queryLog: QueryLog;
  readonly log: OperationalLog;
  readonly metrics: Metrics | null;
  readonly now: () => number;
}

/** Nothing leaves here that is not on the query log: both ways wait for their entry before they return. */
export function frontDoor({ admit, execute, open, queryLog, log, metrics, now }: FrontDoorParts): FrontDoor {
  /** The refusal, once it is on the log; or else that it could not be. A trail that just failed is not tried again. */
  const recorded = async (call: Call, refusal: HubError): Promise<HubError> => {
    if (refusal.code === 'AUDIT_UNAVAILABLE') return refusal;
    return queryLog.refused(call, refusal).then(() => refusal, refusalOf);
  };
  return {
    answer: async (call, body) => {
      if (call.context === null) throw new HubError('UNAUTHENTICATED');
      const operation = admit(readGraphqlBody(body));
      if (call.actor === null && open?.admits(operation.text) !== true) throw new HubError('UNAUTHENTICATED');
      const ask = call.actor === null && open !== null ? open.execute : execute;
      const run = operationRun(call.context, call.context.deadline);
      const { data, errors } = await ask(operation, run);
      const codes = [...new Set(errors.map(({ extensions }) => extensions.code))];
      for (const error of run.faults) log.failed({ requestId: call.requestId, error });
      await queryLog.answered(call, operation, run.asked, codes);
      log.answered({ ...idsOf(call), ms: now() - call.receivedAt, codes, asked: run.asked });
      metrics?.request(codes, now() - call.receivedAt);
      return { status: 200, body: answerBody(data, errors) };
    },

    refuse: async (call, error) => {
      const refusal = await recorded(call, refusalOf(error));
      const { code, detail, status } = refusal;
      if (status >= 500) log.failed({ requestId: call.requestId, error: refusal });
      log.refused({ ...idsOf(call), code, detail });
      metrics?.request([code], now() - call.receivedAt);
      const where = refusal instanceof InvalidOperation ? { locations: refusal.locations } : {};
      const body = errorBody(clientError(code, detail, where));
      return { status, body, isRequestError: isRequestError(refusal) };
    },
  };
}

/** By what a line of the log, an entry of the trail and a span are known to be of one request. */
function idsOf({ requestId, traceparent }: Call): { requestId: string; trace: string } {
  return { requestId, trace: traceIdOf(traceparent) };
}
