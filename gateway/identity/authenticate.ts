import { createHash } from 'node:crypto';
import { jwtVerify, type JWTPayload } from 'jose';
import type { Actor } from '../../schema/contract/actor.ts';
import { HubError } from '../../schema/contract/error-codes.ts';
import { actorSchema } from '../../schema/contract/request-context.ts';
import { surnameClaim } from '../../schema/contract/surname-claim.ts';
import { readGrants, type Grants } from '../access/grants.ts';
import { boundedCache } from '../execution/bounded-cache.ts';
import { bearerToken, readToken } from './bearer-token.ts';
import type { FindKey } from './remote-keys.ts';
import type { VerificationKey } from './verification-key.ts';

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

/** Finds out who asks. */
export type Authenticate = (authorization: readonly string[], now: number) => Promise<TokenHolder>;

/** A token whose signature was found right, and what it says. */
interface VerifiedToken {
  readonly keyId: string;
  /** By which it was verified. */
  readonly key: VerificationKey;
  readonly payload: JWTPayload;
  readonly holder: TokenHolder;
}

/** Seconds by which the issuer's clock and this one may differ. */
const CLOCK_SKEW = 5;
/** Verified tokens that are known again: as many people as may be at work at once. */
const KEPT = 10_000;

/**
 * The holder of a bearer access token (RFC 9068), verified.
 *
 * The signature of a token that comes again, byte for byte, is not verified again while the issuer's key is the very one
 * that verified it: key sets that are fetched again bring other ones. Its times count every time. Tokens are known by
 * their hash, so that none is kept.
 *
 * What is returned takes every Authorization header of a request, and the time in milliseconds since the epoch.
 * @throws HubError UNAUTHENTICATED; BAD_REQUEST for two headers; OVERLOADED where the issuer's keys cannot be had, as
 *   that is no fault of the token and passes
 */
export function authentication(rules: TokenRules): Authenticate {
  const verified = boundedCache<string, VerifiedToken>(KEPT);
  return async (authorization, now) => {
    const text = bearerToken(authorization);
    const hash = createHash('sha256').update(text).digest('base64');
    const known = verified.get(hash);
    if (known !== undefined && isInTime(known.payload, now) && (await findKey(rules, known.keyId)) === known.key)
      return known.holder;
    const token = await verify(text, rules, now);
    verified.set(hash, token);
    return token.holder;
  };
}

async function verify(text: string, rules: TokenRules, now: number): Promise<VerifiedToken> {
  const { keyId, algorithm } = readToken(text);
  const key = await findKey(rules, keyId);
  if (key === null || key.algorithm !== algorithm) throw new HubError('UNAUTHENTICATED');
  let payload: JWTPayload;
  try {
    ({ payload } = await jwtVerify(text, key.key, {
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
  if (!isAcceptable(payload, rules) || !isInTime(payload, now)) throw new HubError('UNAUTHENTICATED');
  return { keyId, key, payload, holder: holderOf(payload) };
}

function findKey(rules: TokenRules, keyId: string): Promise<VerificationKey | null> {
  return rules.findKey(keyId).catch((cause: unknown) => {
    throw new HubError('OVERLOADED', undefined, { cause });
  });
}

function holderOf(payload: JWTPayload): TokenHolder {
  const { sub, agency, unit, role, purposes, standing } = payload;
  const actor = actorSchema.safeParse({ id: sub, agency, unit, role, purposes, standing });
  if (!actor.success) throw new HubError('UNAUTHENTICATED');
  return { actor: actor.data, surname: surnameClaim(payload), grants: readGrants(payload) };
}

/** What the library leaves to its caller. */
function isAcceptable({ aud, exp, iat, cnf }: JWTPayload, rules: TokenRules): boolean {
  const audience = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
  return (
    audience === rules.audience &&
    typeof exp === 'number' &&
    typeof iat === 'number' &&
    exp - iat <= rules.maxLifetime &&
    // A token bound to its sender's key (RFC 7800) proves nothing here, where that binding is not checked.
    cnf === undefined
  );
}

/** Whether it is good at this moment: also where the clock was put back since it was verified. */
function isInTime({ exp = 0, iat = Number.POSITIVE_INFINITY, nbf = iat }: JWTPayload, now: number): boolean {
  const seconds = now / 1_000;
  return exp > seconds - CLOCK_SKEW && Math.max(iat, nbf) <= seconds + CLOCK_SKEW;
}
