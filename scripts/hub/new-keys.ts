import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { CUSTODIANS, SUBGRAPHS } from '../../schema/contract/agency.ts';
import { formatKeyRing, newKeyRing } from '../../schema/contract/key-ring.ts';
import { linkKeysName, sealKeysName } from './setting-names.ts';
import { CALLERS } from './wiring.ts';

/**
 * A fresh set of every key of a hub, by the names of their settings, for the operator to hand out: each process gets
 * those that it reads and no others. All have the same new id, so that a later set can stand behind an earlier one
 * while keys are rotated (see KeyRing).
 */
export function newKeys(): ReadonlyMap<string, string> {
  const id = `k-${randomBytes(4).toString('hex')}`;
  const keys = new Map<string, string>();
  for (const receiver of SUBGRAPHS) {
    for (const caller of CALLERS[receiver]) keys.set(linkKeysName(caller, receiver), formatKeyRing(newKeyRing(id)));
  }
  for (const custodian of CUSTODIANS) keys.set(sealKeysName(custodian), formatKeyRing(newKeyRing(id)));
  keys.set('INVOLVEMENT_ID_KEY', randomBytes(32).toString('base64'));
  keys.set('AUDIT_MASTER_KEY', formatKeyRing(newKeyRing(id)));
  return keys.set('AUDIT_SIGNING_KEY', newSigningKey());
}

/** A private key by which an audit trail signs its checkpoints: PKCS #8 in base64. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}
