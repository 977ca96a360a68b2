import { ERRORS, HubError, type ErrorCode } from '../schema/contract/error-codes.ts';
import type { Admit } from './execution/admission.ts';
import type { Executor } from './execution/executor.ts';
import { InvalidOperation } from './execution/invalid-operation.ts';
import { operationRun } from './execution/operation-run.ts';
import { clientError, errorBody } from './http/error-body.ts';
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
  readonly executor: Executor;
  readonly queryLog: QueryLog;
  readonly log: OperationalLog;
  readonly metrics: Metrics | null;
  readonly now: () => number;
}

/** Nothing leaves here that is not on the query log: both ways wait for their entry before they return. */
export function frontDoor({ admit, executor, queryLog, log, metrics, now }: FrontDoorParts): FrontDoor {
  /** The refusal, once it is on the log; or else that it could not be. A trail that just failed is not tried again. */
  const recorded = async (call: Call, refusal: HubError): Promise<HubError> => {
    if (refusal.code === 'AUDIT_UNAVAILABLE') return refusal;
    return queryLog.refused(call, refusal).then(() => refusal, refusalOf);
  };
  return {
    answer: async (call, body) => {
      if (call.context === null) throw new HubError('UNAUTHENTICATED');
      const operation = admit(readGraphqlBody(body));
      const run = operationRun(call.context);
      const { data, errors } = await executor.execute(operation, run);
      const codes = [...new Set(errors.map(({ extensions }) => extensions.code))];
      for (const error of run.faults) log.failed({ requestId: call.requestId, error });
      await queryLog.answered(call, operation, run.asked, codes);
      log.answered({ requestId: call.requestId, ms: now() - call.receivedAt, codes, asked: run.asked });
      metrics?.request(codes, now() - call.receivedAt);
      return {
        status: data === undefined ? statusOf(codes) : 200,
        body: JSON.stringify(errors.length > 0 ? { errors, data } : { data }),
      };
    },

    refuse: async (call, error) => {
      const refusal = await recorded(call, refusalOf(error));
      const { code, detail, status } = refusal;
      if (status >= 500) log.failed({ requestId: call.requestId, error: refusal });
      log.refused({ requestId: call.requestId, code, detail });
      metrics?.request([code], now() - call.receivedAt);
      const where = refusal instanceof InvalidOperation ? { locations: refusal.locations } : {};
      return { status, body: errorBody(clientError(code, detail, where)) };
    },
  };
}

/** Of an answer that has errors only. */
function statusOf([code]: readonly ErrorCode[]): number {
  return ERRORS[code ?? 'INTERNAL'].status;
}
