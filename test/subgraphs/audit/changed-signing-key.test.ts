import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnStores, type TestDatabase } from '../../test-stores.ts';
import { entry, startAuditHarness, type AuditHarness } from './audit-harness.ts';
import { checkHarness } from './check-harness.ts';
import { newEvidence } from './new-evidence.ts';

describeOnStores('a trail whose signing key was changed', (open) => {
  const [former, later] = [newEvidence().signer, newEvidence().signer];
  let changed: TestDatabase;
  let trail: AuditHarness;

  beforeAll(async () => {
    changed = await open();
    const evidence = newEvidence({ signer: former });
    for (const keys of [{ signer: former }, { signer: later, formerSigners: [former] }]) {
      trail = await startAuditHarness(changed.store, { ...evidence, ...keys });
      await trail.append([entry(), entry()]);
      await trail.close();
    }
    trail = await startAuditHarness(changed.store, trail.evidence);
  });

  afterAll(async () => {
    await trail.close();
    await changed.drop();
  });

  test.each([
    ['former', former],
    ['later', later],
  ])('H12: is whole for who trusts the %s key alone: the change is an entry that both have signed', async (_, key) => {
    expect(await checkHarness(trail, [key.key])).toEqual({ entries: 5, proven: 5, findings: [] });
    const rows = await changed.run(`select seq::int, recorded_by from audit.entry where content ? 'newKey'`);
    expect(rows).toEqual([{ seq: 2, recorded_by: 'audit' }]);
  });

  test('H12: is not believed for an entry that the former key has not signed', async () => {
    await trail.close();
    const attacker = newEvidence().signer;
    trail = await startAuditHarness(changed.store, { ...trail.evidence, signer: attacker, formerSigners: [] });
    await trail.append([entry()]);
    await trail.close();
    const { findings, proven } = await checkHarness(trail, [former.key]);
    expect(proven).toBe(5);
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['key-unknown']));
    expect(findings.map(({ place }) => place)).toEqual([6, 6, 7, 7]);
    trail = await startAuditHarness(changed.store, trail.evidence);
  });
});
