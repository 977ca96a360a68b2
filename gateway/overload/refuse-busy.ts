import type { ServerResponse } from 'node:http';
import { ERRORS } from '../../schema/contract/error-codes.ts';
import { newRequestId } from '../http/calls.ts';
import { clientError, errorBody } from '../http/error-body.ts';
import { JSON_TYPE, RETRY_AFTER } from '../http/send-answer.ts';

const BODY = errorBody(clientError('OVERLOADED'));
const HEADERS = [
  ['content-type', JSON_TYPE],
  ['content-length', String(Buffer.byteLength(BODY))],
  ['retry-after', RETRY_AFTER],
  ['cache-control', 'no-store'],
  ['x-content-type-options', 'nosniff'],
].flat();

/**
 * Says that the gateway is busy, in what every answer of it looks like and at next to no cost: nothing of the request is
 * looked at, and what is sent is the same but for the id.
 */
export function refuseBusy(response: ServerResponse): void {
  response.sendDate = false; // a 5xx may do without (RFC 9110 section 6.6.1)
  response.writeHead(ERRORS.OVERLOADED.status, [...HEADERS, 'x-request-id', newRequestId()]);
  response.end(BODY);
}
