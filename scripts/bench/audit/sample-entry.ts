import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../schema/contract/actor.ts';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';

const ACTOR: Actor = {
  id: 'bench-worker',
  agency: 'SOCIAL_CARE',
  unit: 'north-team',
  role: 'SOCIAL_WORKER',
  purposes: ['SERVICE'],
  standing: 'VALID',
};

const OUTCOMES = [
  ['OWN-1', 'RELEASE'],
  ['REL-1', 'RELEASE_REDUCED'],
  ['SEN-1', 'MASK'],
] as const;

/** Of every four entries one is what was asked, with its variables, and the others are decisions on three items. */
export function sampleEntry(number: number): AuditEntry {
  const isQuery = number % 4 === 0;
  const childId = `child-${number % 5_000}`;
  const content = isQuery
    ? {
        operationName: 'WhosInvolved',
        operation: 'query WhosInvolved($id: ID!) { child(id: $id) { id } }',
        variables: { id: childId },
        codes: [],
        ms: 12,
      }
    : {
        policyVersion: 'bench',
        facts: { relationship: 'ACTIVE', consent: 'GIVEN' },
        decisions: OUTCOMES.map(([rule, effect]) => ({
          category: 'INV_UNIVERSAL',
          agency: 'HEALTH',
          unit: '',
          rule,
          effect,
          reason: 'BECAUSE',
          obligations: [],
        })),
      };
  return {
    id: randomUUID(),
    kind: isQuery ? 'query' : 'decision',
    at: new Date().toISOString(),
    source: isQuery ? 'gateway' : 'child-index',
    requestId: randomUUID(),
    actor: ACTOR,
    purpose: 'SERVICE',
    reason: 'Visit on Monday',
    childIds: isQuery ? [] : [childId],
    content,
  };
}
