import { z } from 'zod';
import { ACTOR_AGENCIES, PURPOSES, ROLES, STANDINGS, type Actor, type Purpose } from './actor.ts';
import { TRACEPARENT } from './trace.ts';

/**
 * Everything that a part of the hub needs to know about the request it serves. Built by the gateway from a verified
 * token and the Access headers, carried signed to each subgraph (request-signature.ts), passed on as an argument.
 */
export interface RequestContext {
  /** UUID of the client's request; the same in every log and audit entry it causes. */
  readonly requestId: string;
  readonly actor: Actor;
  /** From Access-Purpose; null where the client gave none, which the sharing policy refuses. */
  readonly purpose: Purpose | null;
  /** From Access-Reason; free text, at most 500 characters. */
  readonly reason: string | null;
  /** From Access-Override: the reason for looking behind a shield; null where none is claimed. */
  readonly override: string | null;
  /** From Access-Reasonable-Cause: the cause to suspect significant harm; null where none is recorded. */
  readonly reasonableCause: string | null;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  /** Milliseconds since the epoch: no work for this request is worth doing after it. */
  readonly deadline: number;
  /** Ties what the request causes to its operational trace (trace.ts); absent where nobody keeps one. */
  readonly traceparent?: string;
  /** The actor’s surname as the token has it (surname-claim.ts); absent where it has none. It is compared, and kept nowhere. */
  readonly surname?: string;
}

export const actorSchema: z.ZodType<Actor> = z.strictObject({
  id: z.string().min(1).max(200),
  agency: z.enum(ACTOR_AGENCIES),
  unit: z.string().min(1).max(100),
  role: z.enum(ROLES),
  purposes: z.array(z.enum(PURPOSES)).max(PURPOSES.length),
  standing: z.enum(STANDINGS),
});

const freeText = z.string().min(1).max(500).nullable();

const requestContextSchema: z.ZodType<RequestContext> = z.strictObject({
  requestId: z.uuid(),
  actor: actorSchema,
  purpose: z.enum(PURPOSES).nullable(),
  reason: freeText,
  override: freeText,
  reasonableCause: freeText,
  issuedAt: z.number().int(),
  deadline: z.number().int(),
  traceparent: z.string().regex(TRACEPARENT).exactOptional(),
  surname: z.string().min(1).max(200).exactOptional(),
});

/** The header value in which a context travels: base64url of its JSON. */
export function encodeRequestContext(context: RequestContext): string {
  return Buffer.from(JSON.stringify(context), 'utf8').toString('base64url');
}

/** The context in a header value, or null where it is not one. Call it only after the signature was verified. */
export function decodeRequestContext(header: string): RequestContext | null {
  try {
    const parsed = requestContextSchema.safeParse(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
