import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { newKeyRing, type KeyRing } from '../../../schema/contract/key-ring.ts';
import {
  contentDigest,
  SIGNATURE_LIFETIME,
  signRequest,
  verifyRequest,
  type SignatureCheck,
} from '../../../schema/contract/request-signature.ts';

const ring = newKeyRing('k1');
const now = Date.UTC(2026, 2, 31, 9, 30);
const request = { method: 'POST', path: '/graphql', body: '{"query":"{ a }"}', context: 'Y29udGV4dA' };

function sign(keys: KeyRing = ring, at = now) {
  return signRequest(request, 'gateway', 'education', keys, at);
}

function verify(
  headers: Readonly<Record<string, string>>,
  changes: Partial<typeof request> = {},
  keys: KeyRing = ring,
): SignatureCheck {
  return verifyRequest({ ...request, ...changes }, headers, 'education', { gateway: keys }, now);
}

describe('a request signature', () => {
  test('says who called, with a nonce and an expiry', () => {
    expect(verify(sign())).toEqual({
      ok: true,
      caller: 'gateway',
      nonce: expect.stringMatching(/^[0-9a-f-]{36}$/),
      expires: now / 1000 + SIGNATURE_LIFETIME,
    });
  });

  test('covers the body by its SHA-256 in base64 (RFC 9530)', () => {
    // The digest of the empty string is a constant that other implementations publish.
    expect(contentDigest('')).toBe('sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:');
    expect(sign()['content-digest']).toBe(contentDigest(request.body));
  });

  test('names its parameters in the order of RFC 9421', () => {
    expect(sign()['signature-input']).toMatch(
      /^hub=\("@method" "@path" "content-digest" "request-context"\);created=\d+;expires=\d+;nonce="[^"]+";keyid="gateway\/k1";tag="education"$/,
    );
  });

  test('is never the same twice', () => {
    expect(sign()['signature']).not.toBe(sign()['signature']);
  });

  test.each(['signature', 'signature-input', 'content-digest'])('is missing without the header %s', (name) => {
    const { [name]: _dropped, ...headers } = sign();
    expect(verify(headers)).toEqual({ ok: false, fault: 'MISSING' });
  });

  test.each([
    ['signature', 'hub=:c2hvcnQ=:'],
    ['signature', 'other=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:'],
    ['signature-input', 'hub=("@method" "@path")'],
    ['signature-input', ''],
  ])('is malformed where the header %s is %j', (name, value) => {
    expect(verify({ ...sign(), [name]: value })).toEqual({ ok: false, fault: 'MALFORMED' });
  });

  test('with components left out is malformed, though the rest is signed', () => {
    const headers = sign();
    const fewer = headers['signature-input']?.replace(' "request-context"', '') ?? '';
    expect(verify({ ...headers, 'signature-input': fewer })).toEqual({ ok: false, fault: 'MALFORMED' });
  });

  test('does not fit another body', () => {
    expect(verify(sign(), { body: '{"query":"{ b }"}' })).toEqual({ ok: false, fault: 'WRONG_DIGEST' });
  });

  test('does not fit another body whose digest was sent along', () => {
    const body = '{"query":"{ b }"}';
    const headers = { ...sign(), 'content-digest': contentDigest(body) };
    expect(verify(headers, { body })).toEqual({ ok: false, fault: 'WRONG_SIGNATURE' });
  });

  test.each([{ method: 'GET' }, { path: '/internal/load-records' }])('does not fit %j', (changes) => {
    expect(verify(sign(), changes)).toEqual({ ok: false, fault: 'WRONG_SIGNATURE' });
  });

  test('does not fit another request context', () => {
    expect(verify({ ...sign(), 'request-context': 'b3RoZXI' })).toEqual({ ok: false, fault: 'WRONG_SIGNATURE' });
  });

  test('does not fit when the request context is dropped', () => {
    const { 'request-context': _dropped, ...headers } = sign();
    expect(verify(headers)).toEqual({ ok: false, fault: 'WRONG_SIGNATURE' });
  });

  test.each([
    ['created', /created=\d+/, `created=${now / 1000 + 1}`],
    ['expires', /expires=\d+/, `expires=${now / 1000 + SIGNATURE_LIFETIME - 1}`],
    ['nonce', /nonce="[^"]+"/, `nonce="${randomUUID()}"`],
  ])('does not fit when %s is changed within bounds', (_name, part, other) => {
    const headers = sign();
    const input = headers['signature-input']?.replace(part, other) ?? '';
    expect(input).not.toBe(headers['signature-input']);
    expect(verify({ ...headers, 'signature-input': input })).toEqual({ ok: false, fault: 'WRONG_SIGNATURE' });
  });

  test('for one receiver is refused by another', () => {
    const check = verifyRequest(request, sign(), 'health', { gateway: ring }, now);
    expect(check).toEqual({ ok: false, fault: 'WRONG_AUDIENCE' });
  });

  test('of a caller that the receiver does not know is refused', () => {
    const headers = signRequest(request, 'operator', 'education', ring, now);
    expect(verify(headers)).toEqual({ ok: false, fault: 'UNKNOWN_KEY' });
  });

  test('of a caller named like a property of every object is refused', () => {
    const input = sign()['signature-input']?.replace('gateway/', 'constructor/') ?? '';
    expect(verify({ ...sign(), 'signature-input': input })).toEqual({ ok: false, fault: 'UNKNOWN_KEY' });
  });

  test('with a key that the receiver does not hold is refused', () => {
    expect(verify(sign(newKeyRing('k2')))).toEqual({ ok: false, fault: 'UNKNOWN_KEY' });
  });

  test('with another secret under the name of a held key is refused', () => {
    expect(verify(sign(newKeyRing('k1')))).toEqual({ ok: false, fault: 'WRONG_SIGNATURE' });
  });

  test.each([
    ['just in time', -SIGNATURE_LIFETIME + 1, true],
    ['too old', -SIGNATURE_LIFETIME - 1, false],
    ['by a clock a little ahead', SIGNATURE_LIFETIME, true],
    ['from the future', SIGNATURE_LIFETIME + 1, false],
  ])('made %s: %d seconds from now', (_how, seconds, ok) => {
    const check = verify(sign(ring, now + seconds * 1000));
    expect(check.ok).toBe(ok);
    if (!check.ok) expect(check.fault).toBe('OUT_OF_TIME');
  });

  test('is made with the first key, and taken with any, while keys are changed', () => {
    const [old] = ring;
    const [fresh] = newKeyRing('k2');
    const headers = sign([fresh, old]);
    expect(headers['signature-input']).toContain('keyid="gateway/k2"');
    expect(verify(headers, {}, [old, fresh]).ok).toBe(true);
    expect(verify(sign([old]), {}, [fresh, old]).ok).toBe(true);
    expect(verify(sign([old]), {}, [fresh])).toEqual({ ok: false, fault: 'UNKNOWN_KEY' });
  });
});
