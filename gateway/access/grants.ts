/** What a token grants besides saying who asks. */
export interface Grants {
  /** Whether there was a token at all. */
  readonly authenticated: boolean;
  /** The id of the program that asks; null where the token does not say it. */
  readonly client: string | null;
  readonly scopes: ReadonlySet<string>;
  /** Names of policies that the issuer says are fulfilled. */
  readonly policies: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Of a request without a token. */
export const NO_GRANTS: Grants = { authenticated: false, client: null, scopes: NONE, policies: NONE };

const MAX_LENGTH = 200;

/**
 * Reads `client_id` and `scope` (RFC 9068 sections 2.2 and 2.2.3) of a verified token, and `policies`, a list of names or
 * a text of names with spaces between, as `scope` is. A claim of another shape grants nothing.
 */
export function readGrants(claims: Readonly<Record<string, unknown>>): Grants {
  const { client_id: client, scope, policies } = claims;
  const isClient = typeof client === 'string' && client !== '' && client.length <= MAX_LENGTH;
  return { authenticated: true, client: isClient ? client : null, scopes: names(scope), policies: names(policies) };
}

function names(claim: unknown): ReadonlySet<string> {
  if (typeof claim === 'string') return new Set(claim.split(' ').filter((name) => name !== ''));
  if (!Array.isArray(claim) || !claim.every((name) => typeof name === 'string')) return NONE;
  return new Set(claim);
}
