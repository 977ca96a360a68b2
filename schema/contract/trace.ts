import { randomBytes } from 'node:crypto';

/** W3C Trace Context level 1, section 3.2: version, trace id, parent id, flags; later versions may add fields. */
const HEADER = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-[!-~]*)?$/;
/** What the hub itself writes: version 00, and of the flags `sampled` alone, as level 1 has no other. */
export const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-0[01]$/;

/**
 * The `traceparent` that goes on with a request: the trace id and the sampled flag that it came with, and a parent id of
 * this part's own. A trace begins here where it came with none, with several or with one that is not well formed (section
 * 4.3). It says what belongs together in traces, and is nothing to rely on: anybody may send any trace id.
 * @param received every `traceparent` header of the request
 */
export function continueTrace(received: readonly string[]): string {
  const [header = '', ...others] = received;
  const [, version, traceId, flags = '00', further] = HEADER.exec(header) ?? [];
  const parentId = newId(8);
  if (traceId === undefined || others.length > 0 || (version === '00' && further !== undefined))
    return `00-${newId(16)}-${parentId}-00`;
  return `00-${traceId}-${parentId}-0${Number.parseInt(flags, 16) & 1}`;
}

/** The 32 hexadecimal digits by which everything of one trace is found. */
export function traceIdOf(traceparent: string): string {
  return traceparent.slice(3, 35);
}

/** Random, and as good as never all zeros, which would be no id. */
function newId(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
