import { randomBytes, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';
import { formatKeyRing, newKeyRing, parseKeyRing, type KeyRing } from '../../schema/contract/key-ring.ts';
import { parseSigningKey } from '../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { newSigningKey } from './new-keys.ts';

/** What a hub in one process has to remember between runs. It never leaves the data folder. */
export interface LocalSecrets {
  /** The private key with which the hub signs tokens when it is its own issuer. */
  readonly issuer: JWK;
  /** The key by which the commands of this folder call the hub that has it open. */
  readonly operator: KeyRing;
  readonly involvementIds: Buffer;
  /** By which the audit trail signs its checkpoints. */
  readonly auditSigning: KeyObject;
  /** Under which the audit trail encrypts. */
  readonly auditMaster: KeyRing;
}

const fileSchema = z.strictObject({
  issuer: z.looseObject({ kty: z.literal('EC'), kid: z.string(), d: z.string() }),
  operator: z.string(),
  involvementIds: z.string(),
  auditSigning: z.string(),
  auditMaster: z.string(),
});

/** Reads the secrets of a data folder, and makes them where there are none yet; readable by their owner alone. */
export async function localSecrets(dataDir: string): Promise<LocalSecrets> {
  const path = join(dataDir, 'secrets.json');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const existing = await readIfThere(path);
  if (existing !== null) return parse(await completed(existing, path), path);
  const made = await newSecrets();
  try {
    await writeFile(path, made, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Another command made them in the meantime: those count.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return parse(await readFile(path, 'utf8'), path);
}

async function newSecrets(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const issuer = { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' };
  const operator = formatKeyRing(newKeyRing('local'));
  const involvementIds = randomBytes(32).toString('base64');
  return JSON.stringify({ issuer, operator, involvementIds, ...newTrailSecrets() });
}

function newTrailSecrets() {
  return { auditSigning: newSigningKey(), auditMaster: formatKeyRing(newKeyRing()) };
}

/** Adds what folders made by an earlier version do not have yet: the keys of the audit trail. */
async function completed(text: string, path: string): Promise<string> {
  const file: unknown = readJson(text);
  if (typeof file !== 'object' || file === null || ('auditSigning' in file && 'auditMaster' in file)) return text;
  const whole = JSON.stringify({ ...newTrailSecrets(), ...file });
  await writeFile(`${path}.new`, whole, { mode: 0o600 });
  await rename(`${path}.new`, path); // all of it or nothing: half a file would cost every secret
  return whole;
}

/** Null for what is not JSON, which {@link parse} then reports. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parse(text: string, path: string): LocalSecrets {
  try {
    const file = fileSchema.parse(JSON.parse(text));
    const involvementIds = Buffer.from(file.involvementIds, 'base64');
    const auditSigning = parseSigningKey(file.auditSigning);
    const auditMaster = parseKeyRing(file.auditMaster);
    return { issuer: file.issuer, operator: parseKeyRing(file.operator), involvementIds, auditSigning, auditMaster };
  } catch {
    throw new Error(`${path} is damaged. Restore it, or delete it to have new secrets made (issued tokens then end).`);
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
