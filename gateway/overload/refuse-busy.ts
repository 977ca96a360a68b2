import { STATUS_CODES, type ServerResponse } from 'node:http';
import { ERRORS } from '../../schema/contract/error-codes.ts';
import { clientError, errorBody } from '../http/error-body.ts';
import { JSON_TYPE, RETRY_AFTER } from '../http/send-answer.ts';
import type { CrowdCode } from '../query-log/query-log.ts';

const ANSWERS = { OVERLOADED: answerOf('OVERLOADED'), AUDIT_UNAVAILABLE: answerOf('AUDIT_UNAVAILABLE') };

function answerOf(code: CrowdCode) {
  const body = errorBody(clientError(code));
  const headers = [
    ['content-type', JSON_TYPE],
    ['content-length', String(Buffer.byteLength(body))],
    ['retry-after', RETRY_AFTER],
    ['cache-control', 'no-store'],
    ['x-content-type-options', 'nosniff'],
  ];
  const { status } = ERRORS[code];
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers.map((field) => field.join(': '))];
  return {
    status,
    headers: headers.flat(),
    body,
    head: `${lines.join('\r\n')}\r\nx-request-id: `,
    end: `\r\n\r\n${body}`,
  };
}

/**
 * Says that there is no room, in what every answer of it looks like and at next to no cost: nothing of the request is
 * looked at, and what is sent is the same but for the id.
 */
export function refuseBusy(response: ServerResponse, code: CrowdCode, requestId: string): void {
  const { status, headers, body } = ANSWERS[code];
  response.sendDate = false; // a 5xx may do without (RFC 9110 section 6.6.1)
  response.writeHead(status, [...headers, 'x-request-id', requestId]);
  response.end(body);
}

/** The same as bytes for a connection that stays. */
export function busyMessage(code: CrowdCode, requestId: string): Buffer {
  const { head, end } = ANSWERS[code];
  return Buffer.from(head + requestId + end, 'latin1');
}
