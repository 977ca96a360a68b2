import { expect } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JSONWebKeySet } from 'jose';
import { createGateway, type Gateway } from '../../gateway/server.ts';
import type { GatewayOptions } from '../../gateway/gateway-options.ts';
import { refusalKind } from '../../gateway/query-log/refusal-kind.ts';
import { operationalLog } from '../../gateway/telemetry/operational-log.ts';
import { SUBGRAPHS } from '../../schema/contract/agency.ts';
import type { AuditEntry, AuditTrail } from '../../schema/contract/audit-entry.ts';
import { ERROR_DETAILS, ERRORS, type ErrorCode, type ErrorDetail } from '../../schema/contract/error-codes.ts';
import { newKeyRing } from '../../schema/contract/key-ring.ts';
import { composeShop, fakeSubgraphs, type FakeSubgraphs } from './shop.ts';

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'urn:gateway.example';
export const KEYS = Object.fromEntries(
  SUBGRAPHS.map((name) => [name, newKeyRing()]),
) as Required<GatewayOptions>['keys'];
const SUPERGRAPH = composeShop();
const SIGNING = await generateKeyPair('ES256', { extractable: true });
export const KEY_SET: JSONWebKeySet = {
  keys: [{ ...(await exportJWK(SIGNING.publicKey)), kid: 'test', alg: 'ES256' }],
};
export const ACTOR = {
  agency: 'HUB',
  unit: 'unit-1',
  role: 'PRACTITIONER',
  purposes: ['SERVICE', 'EARLY_HELP'],
  standing: 'VALID',
} as const;

export const OFFERS = `query Offers($id: ID!) {
  product(id: $id) { name offers { __typename id seller { name } ... on BookOffer { pages } ... on MusicOffer { tracks } } }
}`;

/** A trail in memory, which can be broken. */
export function memoryTrail(): AuditTrail & { readonly entries: AuditEntry[]; broken: boolean } {
  const entries: AuditEntry[] = [];
  return {
    entries,
    broken: false,
    async append(added) {
      if (this.broken) throw new Error('disk full: /var/lib/secret');
      entries.push(...added);
    },
  };
}

export interface Bench {
  readonly url: string;
  readonly port: number;
  readonly subgraphs: FakeSubgraphs;
  readonly trail: ReturnType<typeof memoryTrail>;
  /** Lines of the operational log. */
  readonly logged: string[];
  readonly gateway: Gateway;
  close(): Promise<void>;
}

/** A gateway on a free port over fake subgraphs. */
export async function startBench(overrides: Partial<GatewayOptions> = {}): Promise<Bench> {
  const subgraphs = fakeSubgraphs();
  const trail = memoryTrail();
  const logged: string[] = [];
  const gateway = await createGateway({
    supergraph: SUPERGRAPH,
    // Looked up at each request, so that a subgraph can be made to misbehave later.
    transports: Object.fromEntries(
      Object.keys(subgraphs.transports).map((name) => [
        name,
        (request: never, signal: never) => subgraphs.transports[name as 'education']!(request, signal),
      ]),
    ),
    keys: KEYS,
    trail,
    identity: { issuer: ISSUER, audience: AUDIENCE, keys: { set: KEY_SET } },
    log: operationalLog('info', { write: (line: string) => void logged.push(line) }),
    ...overrides,
  });
  const { url, port } = await gateway.listen(0, '127.0.0.1');
  return { url, port, subgraphs, trail, logged, gateway, close: () => gateway.close() };
}

/** A token of the bench's issuer; `claims` and `header` replace what is usual, undefined removes it. */
export async function mintToken(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  key: CryptoKey | Uint8Array = SIGNING.privateKey,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'actor-1', iat: now, exp: now + 600, ...ACTOR, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'test', ...header })
    .sign(key);
}

/** A token of exactly this header and payload, JSON or not, with a signature that fits. */
export async function signText(header: string, payload: string): Promise<string> {
  const input = [header, payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    SIGNING.privateKey,
    Buffer.from(input),
  );
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

/** One a minute: a process that runs many files of tests outlives a token. */
const honestTokens = new Map<number, Promise<string>>();
function honestToken(): Promise<string> {
  const minute = Math.floor(Date.now() / 60_000);
  const token = honestTokens.get(minute) ?? mintToken();
  honestTokens.set(minute, token);
  return token;
}

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: any;
    readonly errors?: readonly {
      message: string;
      path?: unknown[];
      locations?: unknown;
      extensions: Record<string, string>;
    }[];
  };
}

/** Sends a request as an honest client would, except for what `init` changes. */
export async function ask(bench: Bench, body: unknown, init: RequestInit = {}, path = '/graphql'): Promise<Asked> {
  const headers = new Headers({
    authorization: `Bearer ${await honestToken()}`,
    'content-type': 'application/json',
    'access-purpose': 'SERVICE',
    'access-reason': 'first visit',
    ...(init.headers as Record<string, string>),
  });
  for (const [name, value] of Array.from(headers)) if (value === '') headers.delete(name);
  const answer = await fetch(bench.url + path, {
    method: 'POST',
    body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
    ...init,
    headers,
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: JSON.parse(text) as Asked['body'] };
}

export const askOffers = (bench: Bench, init: RequestInit = {}) =>
  ask(bench, { query: OFFERS, variables: { id: '1' } }, init);

/** The rules that hold for every refused request: closed list, constant text; nothing asked; one entry; still alive. */
export async function expectRefused(
  bench: Bench,
  answer: Asked,
  code: ErrorCode,
  detail?: ErrorDetail,
  status: number = ERRORS[code].status,
): Promise<void> {
  expect({ status: answer.status, codes: codesOf(answer) }).toEqual({ status, codes: [code] });
  const error = answer.body.errors![0]!;
  expect(error.message).toBe(ERRORS[code].message);
  expect(error.extensions).toEqual(
    detail === undefined ? { code } : { code, reason: detail, detail: ERROR_DETAILS[detail] },
  );
  expect(Object.keys(error).every((key) => ['message', 'locations', 'extensions'].includes(key))).toBe(true);
  expect(answer.body).not.toHaveProperty('data');
  expect(bench.subgraphs.requests).toEqual([]);
  const entry = bench.trail.entries.at(-1);
  const kind = refusalKind(code, detail);
  expect(entry).toMatchObject({ kind, source: 'gateway', content: { code, detail: detail ?? null } });
  expect(entry!.requestId).toBe(answer.headers.get('x-request-id'));
  await expectAlive(bench);
}

export async function expectAlive(bench: Bench): Promise<void> {
  const live = await fetch(`${bench.url}/health/live`);
  expect([live.status, await live.json()]).toEqual([200, { status: 'live' }]);
}

export function codesOf(answer: Asked): readonly string[] {
  return (answer.body.errors ?? []).map(({ extensions }) => extensions['code'] ?? '');
}
