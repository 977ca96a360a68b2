import { describe, expect, test } from '@jest/globals';
import { PURPOSES, ROLES } from '../../../../schema/contract/actor.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import { requireAuditor } from '../../../../subgraphs/audit/resolvers/require-auditor.ts';

const AUDITOR: RequestContext = {
  requestId: '3f0c0f6e-0f57-4e2c-9d9b-0c7a6f1f2a11',
  actor: { id: 'auditor-1', agency: 'HUB', unit: 'audit', role: 'AUDITOR', purposes: ['AUDIT'], standing: 'VALID' },
  purpose: 'AUDIT',
  reason: 'Monthly review',
  override: null,
  reasonableCause: null,
  issuedAt: 0,
  deadline: 1,
};

const asking = (change: Partial<RequestContext>) => () => requireAuditor({ ...AUDITOR, ...change });
const forbidden = (detail: string) => expect.objectContaining({ code: 'FORBIDDEN', detail });

describe('reading the trail', () => {
  test('is for an auditor with the purpose AUDIT and a reason', () => {
    expect(asking({})).not.toThrow();
  });

  test.each(ROLES.filter((role) => role !== 'AUDITOR'))('is not for the role %s', (role) => {
    expect(asking({ actor: { ...AUDITOR.actor, role } })).toThrow(forbidden('ROLE_NOT_ALLOWED'));
  });

  test.each(PURPOSES.filter((purpose) => purpose !== 'AUDIT'))('is not for the purpose %s', (purpose) => {
    const actor = { ...AUDITOR.actor, purposes: PURPOSES };
    expect(asking({ actor, purpose })).toThrow(forbidden('ROLE_NOT_ALLOWED'));
  });

  test('is refused without a purpose, without a reason, with a purpose that is not the actor’s, and in bad standing', () => {
    expect(asking({ purpose: null })).toThrow(forbidden('PURPOSE_MISSING'));
    expect(asking({ reason: null })).toThrow(forbidden('REASON_MISSING'));
    expect(asking({ reason: '  ' })).toThrow(forbidden('REASON_MISSING'));
    expect(asking({ actor: { ...AUDITOR.actor, purposes: [] } })).toThrow(forbidden('PURPOSE_NOT_ALLOWED'));
    expect(asking({ actor: { ...AUDITOR.actor, standing: 'SUSPENDED' } })).toThrow(forbidden('STANDING'));
  });
});
