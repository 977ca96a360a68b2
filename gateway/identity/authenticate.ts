import { jwtVerify, type JWTPayload } from 'jose';
import type { Actor } from '../../schema/contract/actor.ts';
import { HubError } from '../../schema/contract/error-codes.ts';
import { actorSchema } from '../../schema/contract/request-context.ts';
import { surnameClaim } from '../../schema/contract/surname-claim.ts';
import { readGrants, type Grants } from '../access/grants.ts';
import { readBearerToken, type UnverifiedToken } from './bearer-token.ts';
import type { FindKey } from './remote-keys.ts';

/** Whose tokens are accepted, and which. */
export interface TokenRules {
  /** `iss`, exactly. */
  readonly issuer: string;
  /** `aud`, exactly and alone: a token that is also for someone else could be replayed by them. */
  readonly audience: string;
  /** Seconds from `iat` to `exp` at most. */
  readonly maxLifetime: number;
  readonly findKey: FindKey;
}

/** Who a token says is asking. */
export interface TokenHolder {
  readonly actor: Actor;
  /** Null where the token does not say it. */
  readonly surname: string | null;
  readonly grants: Grants;
}

/** Seconds by which the issuer's clock and this one may differ. */
const CLOCK_SKEW = 5;

/**
 * The holder of a bearer access token (RFC 9068), verified.
 * @param authorization every Authorization header of the request
 * @param now milliseconds since the epoch
 * @throws HubError UNAUTHENTICATED; BAD_REQUEST for two headers; OVERLOADED where the issuer's keys cannot be had, as
 *   that is no fault of the token and passes
 */
export async function authenticate(
  authorization: readonly string[],
  rules: TokenRules,
  now: number,
): Promise<TokenHolder> {
  const token = readBearerToken(authorization);
  const payload = await verify(token, rules, now);
  const { sub, agency, unit, role, purposes, standing } = payload;
  const actor = actorSchema.safeParse({ id: sub, agency, unit, role, purposes, standing });
  if (!actor.success) throw new HubError('UNAUTHENTICATED');
  return { actor: actor.data, surname: surnameClaim(payload), grants: readGrants(payload) };
}

async function verify(token: UnverifiedToken, rules: TokenRules, now: number): Promise<JWTPayload> {
  const key = await rules.findKey(token.keyId).catch((cause: unknown) => {
    throw new HubError('OVERLOADED', undefined, { cause });
  });
  if (key === null || key.algorithm !== token.algorithm) throw new HubError('UNAUTHENTICATED');
  let payload: JWTPayload;
  try {
    ({ payload } = await jwtVerify(token.text, key.key, {
      algorithms: [key.algorithm],
      issuer: rules.issuer,
      typ: 'at+jwt',
      requiredClaims: ['exp', 'iat', 'sub', 'aud'],
      clockTolerance: CLOCK_SKEW,
      currentDate: new Date(now),
    }));
  } catch (cause) {
    throw new HubError('UNAUTHENTICATED', undefined, { cause });
  }
  if (!isAcceptable(payload, rules, now)) throw new HubError('UNAUTHENTICATED');
  return payload;
}

/** What the library leaves to its caller. */
function isAcceptable(payload: JWTPayload, rules: TokenRules, now: number): boolean {
  const { aud, exp, iat, cnf } = payload;
  const audience = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
  return (
    audience === rules.audience &&
    typeof exp === 'number' &&
    typeof iat === 'number' &&
    exp - iat <= rules.maxLifetime &&
    iat <= now / 1000 + CLOCK_SKEW &&
    // A token bound to its sender's key (RFC 7800) proves nothing here, where that binding is not checked.
    cnf === undefined
  );
}
