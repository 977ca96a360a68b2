import type { SubgraphName } from '../contract/agency.ts';
import { HubError, isErrorCode } from '../contract/error-codes.ts';
import type { KeyRing } from '../contract/key-ring.ts';
import { signRequest, type Caller } from '../contract/request-signature.ts';
import type { Transport } from '../contract/wire.ts';

/** One end of a line between two parts of the hub, for calls that no client's request makes directly. */
export interface ServiceLine {
  readonly caller: Caller;
  readonly receiver: SubgraphName;
  readonly keys: KeyRing;
  readonly transport: Transport;
}

/**
 * Calls an internal operation of a subgraph: `POST /internal/<operation>`, JSON both ways, signed.
 * @param deadline milliseconds that the call may take
 * @throws HubError with the receiver's code, or SUBGRAPH_UNAVAILABLE when it did not answer in time
 */
export async function callService(
  line: ServiceLine,
  operation: string,
  payload: unknown,
  deadline: number,
): Promise<unknown> {
  const path = `/internal/${operation}`;
  const body = JSON.stringify(payload);
  const headers = signRequest(
    { method: 'POST', path, body, context: '' },
    line.caller,
    line.receiver,
    line.keys,
    Date.now(),
  );
  // Not `AbortSignal.timeout`: that would abort after every call that was answered, too.
  const stop = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    stop.abort(new DOMException('the deadline has passed', 'TimeoutError'));
    reject(stop.signal.reason); // a line may not heed the signal
  }, deadline).unref();
  let status: number;
  let answer: unknown;
  try {
    const sent = line.transport({ method: 'POST', path, headers, body }, stop.signal);
    const response = await Promise.race([sent, late]);
    status = response.status;
    answer = JSON.parse(response.body);
  } catch (cause) {
    throw new HubError('SUBGRAPH_UNAVAILABLE', undefined, { cause });
  } finally {
    clearTimeout(timer);
  }
  if (status === 200) return answer;
  const code = (answer as { code?: unknown } | null)?.code;
  throw new HubError(isErrorCode(code) ? code : 'SUBGRAPH_UNAVAILABLE');
}
