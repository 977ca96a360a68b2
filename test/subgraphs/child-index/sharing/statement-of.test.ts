import { describe, expect, test } from '@jest/globals';
import { CUSTODIANS } from '../../../../schema/contract/agency.ts';
import { newKeyRing } from '../../../../schema/contract/key-ring.ts';
import { openStatement } from '../../../../schema/contract/sharing-statement.ts';
import { statementOf, type SealKeys } from '../../../../subgraphs/child-index/sharing/statement-of.ts';
import { CHILD_ID } from '../a-sharing-record.ts';
import { asking } from '../asking.ts';

const NOW = Date.now();
const keys = Object.fromEntries(CUSTODIANS.map((custodian) => [custodian, newKeyRing()])) as unknown as SealKeys;
const group = {
  custodian: 'HEALTH' as const,
  unit: 'a-practice',
  category: 'INV_UNIVERSAL' as const,
  kind: null,
  recordIds: ['HE-1', 'HE-2'],
};
const released = [{ category: 'INV_UNIVERSAL' as const, fields: null }];

describe('a statement', () => {
  test('says what may be told, to whom, for what and of which records, for seconds', () => {
    const request = asking();
    const seal = statementOf(CHILD_ID, 'involvement-1', group, released, request, 'entry-1', keys, NOW);
    const statement = openStatement(seal, 'HEALTH', keys.HEALTH);
    expect(statement).toEqual({
      custodian: 'HEALTH',
      childId: CHILD_ID,
      involvementId: 'involvement-1',
      category: 'INV_UNIVERSAL',
      recordIds: ['HE-1', 'HE-2'],
      actorId: request.actor.id,
      requestId: request.requestId,
      purpose: 'SERVICE',
      released,
      auditEntryId: 'entry-1',
      expiresAt: expect.any(Number),
    });
    expect(statement?.expiresAt).toBeGreaterThan(NOW);
    expect(statement?.expiresAt).toBeLessThanOrEqual(NOW + 30_000);
  });

  test('is for the custodian’s key alone', () => {
    const seal = statementOf(CHILD_ID, 'involvement-1', group, released, asking(), 'entry-1', keys, NOW);
    for (const custodian of CUSTODIANS)
      expect(openStatement(seal, custodian, keys[custodian]) !== null).toBe(custodian === 'HEALTH');
    expect(seal).not.toContain('HE-1');
  });

  test('is not made for a request without a purpose', () => {
    expect(() => statementOf(CHILD_ID, 'i', group, released, asking({ purpose: null }), 'entry-1', keys, NOW)).toThrow(
      'a release without a purpose',
    );
  });
});
