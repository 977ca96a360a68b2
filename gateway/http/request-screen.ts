import type { IncomingHttpHeaders } from 'node:http';
import { HubError } from '../../schema/contract/error-codes.ts';

/** `application/json`, with no charset or with UTF-8 (RFC 8259 section 8.1 knows no other). */
const JSON_UTF8 = /^application\/json[ \t]*(?:;[ \t]*charset[ \t]*=[ \t]*"?utf-8"?[ \t]*)?$/i;

/**
 * Refuses a request by its method and headers alone, before anything is read or verified. Requiring
 * application/json keeps web pages of other origins out: a browser sends that type only after a preflight, which is
 * never granted here.
 * @throws HubError METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE, BAD_REQUEST for an attempt to change the protocol
 */
export function screenRequest(method: string, headers: IncomingHttpHeaders): void {
  if (headers.upgrade !== undefined) throw new HubError('BAD_REQUEST');
  const type = headers['content-type'];
  const encoding = headers['content-encoding'];
  if (type !== undefined && !JSON_UTF8.test(type)) throw new HubError('UNSUPPORTED_MEDIA_TYPE');
  if (method !== 'POST') throw new HubError('METHOD_NOT_ALLOWED');
  if (type === undefined || (encoding !== undefined && encoding.toLowerCase() !== 'identity'))
    throw new HubError('UNSUPPORTED_MEDIA_TYPE');
}
