import type { JWK } from 'jose';
import type { Actor, Purpose } from '../../schema/contract/actor.ts';
import { PERSONAS } from '../demo/personas.ts';
import { issueToken } from '../hub/local-issuer.ts';

/** Every client asks as a school nurse, whose service works with more children than any school. */
const ACTOR: Actor = { ...PERSONAS['health-visitor'].actor, id: 'bench-school-nurse', unit: 'school-nursing' };
const PURPOSE: Purpose = 'SERVICE';
const REASON = 'Planning support with the others who help';

/** Milliseconds that one answer may take outside the measurement. */
const DEADLINE = 10_000;

export type ClientHeaders = Readonly<Record<string, string>>;

/** What a client sends with every operation. */
export async function clientHeaders(issuer: JWK): Promise<ClientHeaders> {
  return {
    'content-type': 'application/json',
    authorization: `Bearer ${await issueToken(issuer, ACTOR)}`,
    'access-purpose': PURPOSE,
    'access-reason': REASON,
  };
}

/**
 * Asks an operation once.
 * @throws Error for anything but a whole answer
 */
export async function askOnce(origin: string, headers: ClientHeaders, body: string): Promise<unknown> {
  const signal = AbortSignal.timeout(DEADLINE);
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers, body, signal });
  const answer = (await response.json()) as { data?: unknown; errors?: readonly { extensions: { code: string } }[] };
  if (!response.ok || answer.errors !== undefined) {
    throw new Error(`a front answered ${response.status} ${answer.errors?.[0]?.extensions.code ?? ''}`);
  }
  return answer.data;
}
