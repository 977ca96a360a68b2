/** Longest surname that is believed to be one. */
const LONGEST = 200;

/**
 * The surname in the claims of a token, where the identity provider gives it: `family_name` of OpenID Connect Core 1.0,
 * section 5.1. Null where it does not.
 */
export function surnameClaim(claims: Readonly<Record<string, unknown>>): string | null {
  const name = claims['family_name'];
  return typeof name === 'string' && name.trim() !== '' && name.length <= LONGEST ? name.trim() : null;
}
