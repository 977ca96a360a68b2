import { describe, expect, test } from '@jest/globals';
import { formatKeyRing, newKeyRing, parseKeyRing, type KeyRing } from '../../../schema/contract/key-ring.ts';

describe('a key ring', () => {
  test('is read back as it was written', () => {
    const ring: KeyRing = [newKeyRing('new')[0], newKeyRing('old')[0]];
    expect(parseKeyRing(formatKeyRing(ring))).toEqual(ring);
  });

  test('keeps the order of its keys: the first one signs', () => {
    const text = `${formatKeyRing(newKeyRing('new'))}, ${formatKeyRing(newKeyRing('old'))}`;
    expect(parseKeyRing(text).map((key) => key.id)).toEqual(['new', 'old']);
  });

  test('holds 256-bit secrets that differ', () => {
    const [one] = newKeyRing();
    const [two] = newKeyRing();
    expect(one.secret.symmetricKeySize).toBe(32);
    expect(one.secret.equals(two.secret)).toBe(false);
  });

  test.each([
    ['', 'key 1: write it as id:secret'],
    ['k1', 'key 1: the secret has to be 32 bytes'],
    ['bad id:AAAA', 'key 1: write it as id:secret'],
    [`k1:${Buffer.alloc(31).toString('base64')}`, 'key 1: the secret has to be 32 bytes'],
    [`${formatKeyRing(newKeyRing('k1'))},k2:c2VjcmV0`, 'key 2: the secret has to be 32 bytes'],
    [`${formatKeyRing(newKeyRing('k1'))},${formatKeyRing(newKeyRing('k1'))}`, 'two keys have the same id'],
  ])('is refused as %#, with the place named', (text, message) => {
    expect(() => parseKeyRing(text)).toThrow(message);
  });

  test('is refused without repeating the secret', () => {
    const secret = Buffer.alloc(16, 7).toString('base64');
    expect(() => parseKeyRing(`k1:${secret}`)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret) }),
    );
  });
});
