import { describe, expect, test } from '@jest/globals';
import { factsFromVector } from '../../../../../subgraphs/child-index/sharing/policy/vector.ts';
import { factsOf, vectorOf } from '../../../../policy/facts-of.ts';

describe('a vector', () => {
  test('closes whatever it leaves out', () => {
    const facts = factsFromVector({ actor: { id: 'a' }, child: {}, item: {}, now: '2026-11-21' });
    expect(facts).toMatchObject({
      actor: { agency: null, unit: '', role: null, purposes: [], standing: null },
      purpose: null,
      child: { age: null, competence: null, shielded: false, consents: [], parentalResponsibility: [], self: null },
      item: { category: null, agency: null, sensitive: false },
      context: { reason: null, relationship: false, shieldOverride: false, orderScope: [], agreements: [] },
      now: Date.UTC(2026, 10, 21),
    });
  });

  test('reads null as left out', () => {
    const consent = { givenAt: '2026-01-01', expiresAt: null, withdrawnAt: null, refusal: null };
    const facts = factsOf({ child: { consents: [consent], competence: null, shielded: null } });
    expect(facts.child.consents[0]).toMatchObject({ expiresAt: null, withdrawnAt: null, refusal: false });
  });

  test('keeps of closed lists only what the hub knows', () => {
    const facts = factsOf({ actor: { role: 'WIZARD', purposes: ['SERVICE', 'MAGIC'] }, item: { category: 'SPELL' } });
    expect(facts.actor.role).toBeNull();
    expect(facts.actor.purposes).toEqual(['SERVICE']);
    expect(facts.item.category).toBeNull();
  });

  test('takes the role of a relative for what the relative is', () => {
    const asks = (role: string, child: Record<string, unknown>) => factsOf({ actor: { role }, child }).child;
    expect(asks('CHILD', { familyAndSelf: ['asking'] }).self).toBe('asking');
    expect(asks('PR_HOLDER', { familyAndSelf: ['asking'] }).parentalResponsibility).toEqual(['asking']);
    expect(asks('PR_HOLDER', { familyAndSelf: ['other'] }).parentalResponsibility).toEqual([]);
    expect(asks('PR_HOLDER', { familyAndSelf: ['asking'], parentalResponsibility: [] }).parentalResponsibility).toEqual(
      [],
    );
  });
});

describe('a value of the wrong type is an error that names its path and repeats no value', () => {
  test.each<[string, unknown]>([
    ['the vector', 'secret'],
    ['actor', { ...vectorOf(), actor: 'secret' }],
    ['actor.id', vectorOf({ actor: { id: 7 } })],
    ['actor.purposes', vectorOf({ actor: { purposes: 'secret' } })],
    ['child.shielded', vectorOf({ child: { shielded: 'secret' } })],
    ['child.age', vectorOf({ child: { age: 'secret' } })],
    ['child.consents.0.givenAt', vectorOf({ child: { consents: [{ givenAt: 'secret' }] } })],
    ['child.consents.0.expiresAt', vectorOf({ child: { consents: [{ givenAt: '2026-01-01', expiresAt: 5 }] } })],
    ['context.isa.0', vectorOf({ context: { isa: [['secret']] } })],
    ['now', vectorOf({ now: '2026-11-21T10:00:00' })],
  ])('%s', (path, vector) => {
    expect(() => factsFromVector(vector)).toThrow(new RegExp(`^${path}(\\.|:)`));
    expect(() => factsFromVector(vector)).not.toThrow(/secret/);
  });
});
