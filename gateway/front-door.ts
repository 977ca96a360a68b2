import { HubError } from '../schema/contract/error-codes.ts';
import type { Admit } from './execution/admission.ts';
import { InvalidOperation } from './execution/invalid-operation.ts';
import { operationRun } from './execution/operation-run.ts';
import { isRequestError } from './http/answer-status.ts';
import { answerBody, clientError, errorBody } from './http/error-body.ts';
import { readGraphqlBody } from './http/graphql-body.ts';
import { refusalOf } from './http/refusal.ts';
import { RateLimited, type AddressRate } from './limits/rate/rate-limits.ts';
import { changesIn } from './identity/public-operations.ts';
import type { Call } from './query-log/call.ts';
import type { QueryLog } from './query-log/query-log.ts';
import type { Serving } from './supergraph/serving.ts';
import type { Observer } from './telemetry/observer.ts';

/** What goes back to the client. */
export interface Answer {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
  /** Whether it says that the operation or its variables were wrong. */
  readonly isRequestError?: boolean;
  /** Seconds after which the client may ask again. */
  readonly retryAfter?: number;
}

/** The way of one request through the gateway, apart from HTTP. */
export interface FrontDoor {
  /** Answers the operation in a request body, once the call has its context. Rejects where it is to be refused. */
  answer(call: Call, body: Buffer): Promise<Answer>;
  /** Refuses a request for whatever was thrown. Never rejects. */
  refuse(call: Call, error: unknown): Promise<Answer>;
}

export interface FrontDoorParts {
  /** What is served now; a request keeps what it began with. */
  readonly serving: () => Serving;
  /** Lets clients send hashes in place of texts; null: they may not. */
  readonly persisted: ((admit: Admit) => Admit) | null;
  /** How often one address may change something without a token. */
  readonly rate: AddressRate;
  readonly queryLog: QueryLog;
  readonly observer: Observer;
}

/** Nothing leaves here that is not on the query log: both ways wait for their entry before they return. */
export function frontDoor({ serving, persisted, rate, queryLog, observer }: FrontDoorParts): FrontDoor {
  /** The refusal, once it is on the log; or else that it could not be. A trail that just failed is not tried again. */
  const recorded = async (call: Call, refusal: HubError): Promise<HubError> => {
    if (refusal.code === 'AUDIT_UNAVAILABLE') return refusal;
    return queryLog.refused(call, refusal).then(() => refusal, refusalOf);
  };
  return {
    answer: async (call, body) => {
      if (call.context === null) throw new HubError('UNAUTHENTICATED');
      const { admit, execute, open, hash } = serving();
      const sent = readGraphqlBody(body);
      const operation = await (persisted === null ? admit : persisted(admit))(sent, call.grants);
      if (call.actor === null) {
        if (open?.admits(operation.text) !== true) throw new HubError('UNAUTHENTICATED');
        for (let left = changesIn(operation.text); left > 0; left -= 1) await rate('change', call);
      }
      const ask = call.actor === null && open !== null ? open.execute : execute;
      const run = operationRun(call.context, call.context.deadline, call.client);
      run.errors.push(...operation.denied);
      const { data, errors } = await ask(operation, run);
      const codes = [...new Set(errors.map(({ extensions }) => extensions.code))];
      await queryLog.answered(call, operation, run.asked, codes, hash);
      const name = sent.documentId === null ? null : operation.name;
      observer.answered(call, { hash: operation.hash, name }, run, codes);
      return { status: 200, body: answerBody(data, errors) };
    },

    refuse: async (call, error) => {
      const refusal = await recorded(call, refusalOf(error));
      const { code, detail, status } = refusal;
      observer.refused(call, refusal);
      const where = refusal instanceof InvalidOperation ? { locations: refusal.locations } : {};
      const body = errorBody(clientError(code, detail, where));
      const isWrong = isRequestError(refusal);
      if (!(refusal instanceof RateLimited)) return { status, body, isRequestError: isWrong };
      return { status, body, isRequestError: isWrong, retryAfter: refusal.retryAfter };
    },
  };
}
