import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import { openStatement, sealStatement, type SharingStatement } from '../../../schema/contract/sharing-statement.ts';

const ring = newKeyRing('k1');
const statement: SharingStatement = {
  custodian: 'HEALTH',
  childId: 'child-1',
  involvementId: 'involvement-1',
  category: 'INV_UNIVERSAL',
  recordIds: ['HC-1', 'HC-2'],
  actorId: 'actor-1',
  requestId: 'request-1',
  purpose: 'SERVICE',
  released: [{ category: 'INV_UNIVERSAL', fields: ['service'] }],
  auditEntryId: 'entry-1',
  expiresAt: 1_774_950_000_000,
};

describe('a sealed statement', () => {
  test('is what it was when it is opened', () => {
    expect(openStatement(sealStatement(statement, ring), 'HEALTH', ring)).toEqual(statement);
  });

  test('shows nothing of what it says to whoever carries it', () => {
    const seal = sealStatement(statement, ring);
    const carried = seal + Buffer.from(seal.split('.')[2] ?? '', 'base64url').toString('latin1');
    for (const word of ['child-1', 'HC-1', 'actor-1', 'INV_UNIVERSAL', 'HEALTH']) expect(carried).not.toContain(word);
  });

  test('is never the same twice', () => {
    expect(sealStatement(statement, ring)).not.toBe(sealStatement(statement, ring));
  });

  test('does not open for another agency, even with the same keys', () => {
    expect(openStatement(sealStatement(statement, ring), 'EDUCATION', ring)).toBeNull();
  });

  test('does not open with another secret under the same name', () => {
    expect(openStatement(sealStatement(statement, ring), 'HEALTH', newKeyRing('k1'))).toBeNull();
  });

  test('does not open under the name of another held key', () => {
    const both = [ring[0], newKeyRing('k2')[0]] as const;
    const renamed = sealStatement(statement, ring).replace('.k1.', '.k2.');
    expect(openStatement(renamed, 'HEALTH', both)).toBeNull();
  });

  test('is made with the first key and opens with any, while keys are changed', () => {
    const [old] = ring;
    const [fresh] = newKeyRing('k2');
    const seal = sealStatement(statement, [fresh, old]);
    expect(seal).toMatch(/^s1\.k2\./);
    expect(openStatement(seal, 'HEALTH', [old, fresh])).toEqual(statement);
    expect(openStatement(sealStatement(statement, [old]), 'HEALTH', [fresh])).toBeNull();
  });

  test('does not open when any one of its bits is turned', () => {
    const [version, keyId, body = ''] = sealStatement(statement, ring).split('.');
    const bytes = Buffer.from(body, 'base64url');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), (bit) => {
        const turned = Buffer.from(bytes);
        turned.writeUInt8(turned.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(openStatement(`${version}.${keyId}.${turned.toString('base64url')}`, 'HEALTH', ring)).toBeNull();
      }),
    );
  });

  test('does not open when it is cut short anywhere', () => {
    const seal = sealStatement(statement, ring);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: seal.length - 1 }), (length) => {
        expect(openStatement(seal.slice(0, length), 'HEALTH', ring)).toBeNull();
      }),
    );
  });

  test('is null, not an exception, for any other text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `s1.k1.${text}`),
        ),
        (text) => {
          expect(openStatement(text, 'HEALTH', ring)).toBeNull();
        },
      ),
    );
  });

  test.each(['', '.extra'])('opens only as its three parts (%j)', (rest) => {
    const seal = sealStatement(statement, ring) + rest;
    expect(openStatement(seal, 'HEALTH', ring) === null).toBe(rest !== '');
  });
});
