import { expect, test } from '@jest/globals';
import { decide } from '../../../../../subgraphs/child-index/sharing/policy/decide.ts';
import { POLICY_VERSION } from '../../../../../subgraphs/child-index/sharing/policy/version.ts';
import { factsOf } from '../../../../policy/facts-of.ts';

test('a decision carries the version of the policy that made it', () => {
  expect(decide(factsOf()).policyVersion).toBe(POLICY_VERSION);
});

test('an error in a rule denies and alarms', () => {
  const facts = factsOf();
  const broken = {
    ...facts,
    child: {
      ...facts.child,
      get consents(): never {
        throw new TypeError('the record cannot be read');
      },
    },
  };
  expect(decide(broken)).toEqual({
    rule: 'ERR-1',
    effect: 'HIDE',
    reason: 'NOTHING_TO_TELL',
    obligations: ['AUDIT', 'ALARM'],
    fields: [],
    policyVersion: POLICY_VERSION,
  });
});

test('an emergency behind an overridden shield names each obligation once', () => {
  const facts = factsOf({
    actor: { role: 'DSL' },
    purpose: 'EMERGENCY',
    child: { shielded: true },
    context: { shieldOverride: true },
  });
  const { rule, obligations } = decide(facts);
  expect(rule).toBe('EMG-1');
  expect(obligations).toHaveLength(new Set(obligations).size);
  expect(obligations).toContain('REVIEW_NEXT_WORKING_DAY');
});

test('an override that was not needed is not exceptional', () => {
  const facts = factsOf({
    actor: { role: 'SOCIAL_WORKER' },
    purpose: 'STATUTORY',
    item: { category: 'IDX_IDENTITY' },
    child: { shielded: true },
    context: { shieldOverride: true, orderScope: ['*'] },
  });
  expect(decide(facts)).toMatchObject({ rule: 'STA-1', obligations: ['AUDIT'] });
});
