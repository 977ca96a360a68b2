import { PURPOSES, type Actor, type Purpose } from '../../schema/contract/actor.ts';
import { HubError } from '../../schema/contract/error-codes.ts';

/** What a client says about a request besides who is asking. Null where it says nothing; the subgraphs judge that. */
export interface AccessClaims {
  readonly purpose: Purpose | null;
  readonly reason: string | null;
  readonly override: string | null;
  readonly reasonableCause: string | null;
}

/** Every value of every header, by lower-case name, as Node's `headersDistinct` has them. */
export type DistinctHeaders = Readonly<Record<string, readonly string[] | undefined>>;

const MAX_LENGTH = 500;
/** Control characters, line separators, and characters that make text read other than it is stored (Unicode UAX 9). */
const REFUSED = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads Access-Purpose, Access-Reason, Access-Override and Access-Reasonable-Cause.
 * @throws HubError FORBIDDEN for a purpose that is unknown, given twice, or not one of the actor's; BAD_REQUEST for
 *   free text that is too long, given twice, or holds characters a log must not
 */
export function readAccessHeaders(headers: DistinctHeaders, actor: Actor): AccessClaims {
  return {
    purpose: readPurpose(headers['access-purpose'] ?? [], actor),
    reason: readText(headers['access-reason'] ?? []),
    override: readText(headers['access-override'] ?? []),
    reasonableCause: readText(headers['access-reasonable-cause'] ?? []),
  };
}

function readPurpose(values: readonly string[], actor: Actor): Purpose | null {
  if (values.length === 0) return null;
  const purpose = values.length === 1 ? PURPOSES.find((known) => known === values[0]) : undefined;
  if (purpose === undefined) throw new HubError('FORBIDDEN', 'PURPOSE_UNKNOWN');
  if (!actor.purposes.includes(purpose)) throw new HubError('FORBIDDEN', 'PURPOSE_NOT_ALLOWED');
  return purpose;
}

function readText(values: readonly string[]): string | null {
  const [value, ...others] = values;
  if (value === undefined) return null;
  const text = decode(value).trim();
  if (others.length > 0 || text.length > MAX_LENGTH || REFUSED.test(text))
    throw new HubError('BAD_REQUEST', 'HEADER_TOO_LONG');
  return text === '' ? null : text;
}

/**
 * Node hands out header bytes as Latin-1. They are read as UTF-8 where they are valid UTF-8, which is what command-line
 * clients send, and else as the Latin-1 that browsers send (Fetch standard, "isomorphic encode").
 */
function decode(value: string): string {
  try {
    return utf8.decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
