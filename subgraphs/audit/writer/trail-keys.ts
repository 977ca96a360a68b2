import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import { formatNoteKey, type NoteSigner } from '../trail/checkpoint/note-key.ts';
import { OWN_CHANGES } from '../trail/own-entry.ts';
import type { TrailDatabase } from '../trail-database.ts';
import type { TrailEvidence } from './trail-evidence.ts';
import type { HeldTrail } from './trail-hold.ts';

/** A change that has to be recorded before the new key is used. */
export interface KeyChange {
  readonly change: typeof OWN_CHANGES.signingKey | typeof OWN_CHANGES.masterKey;
  /** Of a signing key the public half on one line, of a master key its id; null when it was not given, or there was none. */
  readonly formerKey: string | null;
  readonly newKey: string;
}

/**
 * The former key by which the change to this trail’s signing key is to be signed as well; null where the key was not
 * changed, or the former one is not given.
 */
export function formerSigner({ signers }: Pick<HeldTrail, 'signers'>, evidence: TrailEvidence): NoteSigner | null {
  if (signers.length === 0 || signers.includes(evidence.signer.key.id)) return null;
  return evidence.formerSigners.find(({ key }) => signers.includes(key.id)) ?? null;
}

/** What has changed since the newest checkpoint; null where the signing key has not. */
export function signingKeyChange(trail: HeldTrail, evidence: TrailEvidence): KeyChange | null {
  if (trail.signers.length === 0 || trail.signers.includes(evidence.signer.key.id)) return null;
  const former = formerSigner(trail, evidence);
  return {
    change: OWN_CHANGES.signingKey,
    formerKey: former === null ? null : formatNoteKey(former.key),
    newKey: formatNoteKey(evidence.signer.key),
  };
}

/**
 * What has changed since a master key was last taken into use; null where the first of the ring has been already.
 * @throws Error when another secret was in use under the same id: what it would encrypt could not be told apart
 */
export async function masterKeyChange(database: TrailDatabase, masters: KeyRing): Promise<KeyChange | null> {
  const [master] = masters;
  const { rows } = await sql<{ id: string; mark: string }>`
    select id, encode(mark, 'hex') as mark from audit.master_key order by since`.execute(database);
  const known = rows.find(({ id }) => id === master.id);
  if (known !== undefined) {
    const mark = Buffer.from(known.mark, 'hex');
    if (!timingSafeEqual(mark, markOf(masters))) throw new Error('another master key was in use under this id');
    return null;
  }
  return { change: OWN_CHANGES.masterKey, formerKey: rows.at(-1)?.id ?? null, newKey: master.id };
}

/** Keeps by what the first master key is known again. */
export async function keepMasterKey(database: TrailDatabase, masters: KeyRing): Promise<void> {
  await sql`insert into audit.master_key (id, mark)
    values (${masters[0].id}, decode(${markOf(masters).toString('hex')}, 'hex'))`.execute(database);
}

function markOf([master]: KeyRing): Buffer {
  return createHmac('sha256', master.secret).update('the mark of a master key of the audit trail').digest();
}
