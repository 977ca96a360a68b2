import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { proveEntry, proveGrowth } from '../../../subgraphs/audit/prove-trail.ts';
import { remoteTrailReader } from '../../../subgraphs/audit/reading/remote-trail-reader.ts';
import { openTestStore } from '../../open-test-store.ts';
import { formatNoteKey, parseNoteKey } from '../../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { checkProof } from '../../../subgraphs/audit/trail/proof/check-proof.ts';
import { formatProof, parseProof, type Proof } from '../../../subgraphs/audit/trail/proof/proof.ts';
import { entry, startAuditHarness, type AuditHarness } from './audit-harness.ts';
import { newEvidence } from './new-evidence.ts';

describe('a proof from the trail', () => {
  const entries = Array.from({ length: 23 }, (_, place) => entry({ content: { place } }));
  let audit: AuditHarness;
  let close: () => Promise<void>;
  const reader = () => remoteTrailReader(audit.line);
  const key = () => parseNoteKey(formatNoteKey(audit.evidence.signer.key));
  /** As somebody reads it who has been given the file. */
  const handedOver = (proof: Proof) => parseProof(formatProof(proof))!;

  beforeAll(async () => {
    const pglite = await openTestStore();
    audit = await startAuditHarness({ kind: 'embedded', pglite }, newEvidence({ everyEntries: 7 }));
    for (const one of entries) await audit.append([one]);
    close = async () => {
      await audit.close();
      await pglite.close();
    };
  });

  afterAll(() => close());

  test('of an entry holds with nothing but the public key', async () => {
    for (const place of [0, 6, 13, 20]) {
      const proof = handedOver(await proveEntry(reader(), entries[place]!.id));
      const { holds, message } = checkProof(proof, [key()]);
      expect(holds).toBe(true);
      expect(message).toMatch(new RegExp(`^The entry was number ${place} of 21 `));
    }
  });

  test('of an entry does not hold once anything of it was changed', async () => {
    const proof = await proveEntry(reader(), entries[5]!.id);
    const changes: Partial<typeof proof>[] = [
      { entry: { ...proof.entry, reason: 'another' } },
      { seq: 6 },
      { recordedAt: '2026-01-01T00:00:00.000000Z' },
      { hashes: proof.hashes.toReversed() },
      { checkpoint: proof.checkpoint.replace('\n21\n', '\n22\n') },
    ];
    for (const change of changes) expect(checkProof({ ...proof, ...change }, [key()]).holds).toBe(false);
    expect(checkProof(proof, [newEvidence().signer.key])).toEqual({
      holds: false,
      message: 'The checkpoint is not signed by the key that was given.',
    });
  });

  test('of growth holds between two checkpoints, and not between two versions', async () => {
    const proof = handedOver(await proveGrowth(reader(), 7));
    expect(checkProof(proof, [key()])).toEqual({
      holds: true,
      message: 'The first 7 of 21 entries are those that were signed before.',
    });
    const other = await proveGrowth(reader(), 14);
    if (other.proves !== 'the trail was only added to' || proof.proves !== other.proves)
      throw new Error('another kind');
    expect(checkProof({ ...proof, older: other.older }, [key()]).holds).toBe(false);
  });

  test('is refused for what is not there or not signed yet, with the reason', async () => {
    await expect(proveEntry(reader(), entry().id)).rejects.toThrow('no entry with this id');
    await expect(proveEntry(reader(), entries[22]!.id)).rejects.toThrow('No checkpoint covers this entry yet');
    await expect(proveGrowth(reader(), 8)).rejects.toThrow('no checkpoint of 8 entries');
    expect(parseProof('{"proves":"nothing"}')).toBeNull();
    expect(parseProof('no JSON')).toBeNull();
  });

  test('is made for the operator alone', async () => {
    for (const caller of ['gateway', 'child-index'] as const)
      await expect(remoteTrailReader({ ...audit.line, caller }).size()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
