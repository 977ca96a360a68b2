import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { PURPOSES } from '../../../schema/contract/actor.ts';
import { actorSchema, type RequestContext } from '../../../schema/contract/request-context.ts';

/** Milliseconds that all work for a request may take, as at the gateway. */
const REQUEST_TIMEOUT = 5_000;

export type ReadContext = (headers: IncomingHttpHeaders) => Promise<RequestContext>;

/** Makes the request context from a bearer token, verified, and the Access headers. The reader throws HubError. */
export function contextReader(findKey: JWTVerifyGetKey, issuer: string, audience: string): ReadContext {
  return async (headers) => {
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) throw new HubError('UNAUTHENTICATED');
    const { payload } = await jwtVerify(token, findKey, {
      algorithms: ['ES256'],
      issuer,
      audience,
      typ: 'at+jwt',
    }).catch((cause: unknown) => {
      throw new HubError('UNAUTHENTICATED', undefined, { cause });
    });
    const { sub, agency, unit, role, purposes, standing } = payload;
    const actor = actorSchema.safeParse({ id: sub, agency, unit, role, purposes, standing });
    if (!actor.success) throw new HubError('UNAUTHENTICATED');
    const now = Date.now();
    return {
      requestId: randomUUID(),
      actor: actor.data,
      purpose: PURPOSES.find((purpose) => purpose === headers['access-purpose']) ?? null,
      reason: textOf(headers['access-reason']),
      override: textOf(headers['access-override']),
      reasonableCause: textOf(headers['access-reasonable-cause']),
      issuedAt: now,
      deadline: now + REQUEST_TIMEOUT,
    };
  };
}

function textOf(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && header !== '' ? header : null;
}
