import type { Call } from '../query-log/call.ts';
import { readAccessHeaders, type DistinctHeaders } from './access-headers.ts';
import { authentication, type TokenRules } from './authenticate.ts';
import { checkStanding } from './check-standing.ts';
import type { StandingRegister } from './standing-register.ts';

/** Finds out who is asking and why, and writes it into the call as it becomes known. @throws HubError */
export type Identify = (call: Call, headers: DistinctHeaders) => Promise<void>;

/**
 * @param requestTimeout milliseconds from the arrival of a request to the deadline of all work for it
 */
export function identification(rules: TokenRules, register: StandingRegister, requestTimeout: number): Identify {
  const authenticate = authentication(rules);
  return async (call, headers) => {
    const { requestId, receivedAt, traceparent } = call;
    const { actor, surname, grants } = await authenticate(headers['authorization'] ?? [], receivedAt);
    call.actor = actor;
    call.grants = grants;
    await checkStanding(actor, register);
    const claims = readAccessHeaders(headers, actor);
    const deadline = receivedAt + requestTimeout;
    const context = { requestId, actor, ...claims, issuedAt: receivedAt, deadline, traceparent };
    call.context = surname === null ? context : { ...context, surname };
  };
}
