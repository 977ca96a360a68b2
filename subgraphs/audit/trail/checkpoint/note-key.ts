import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The public half of a key that signs checkpoints, under the name of the trail it signs for. */
export interface NoteKey {
  readonly name: string;
  /** The first four bytes, in hexadecimal, of the hash by which a signature names its key. */
  readonly id: string;
  readonly publicKey: KeyObject;
}

/** Both halves. */
export interface NoteSigner {
  readonly key: NoteKey;
  readonly privateKey: KeyObject;
}

/** What a name may be, by the note format: neither space nor plus sign. */
export const NOTE_NAME = /^[^\s+]{1,100}$/u;

const ED25519 = 1;
/** What stands before the 32 bytes of an Ed25519 public key in SubjectPublicKeyInfo (RFC 8410, 4). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Reads a private key as it stands in a setting: PKCS #8, in PEM or as its base64 alone.
 * @throws Error that does not repeat any of it
 */
export function parseSigningKey(text: string): KeyObject {
  const base64 = text.replace(/-----(BEGIN|END) PRIVATE KEY-----|\\n|\s/g, '');
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    throw new Error('has to be an Ed25519 private key, PKCS #8 in PEM or base64');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('has to be a key for Ed25519');
  return key;
}

/** @throws Error when the name is none that a note can have */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  return { key: noteKey(name, createPublicKey(privateKey)), privateKey };
}

/** A public key on one line, `<name>+<id>+<base64 of algorithm and key>`, as the C2SP note format writes it. */
export function formatNoteKey({ name, id, publicKey }: NoteKey): string {
  return `${name}+${id}+${encoded(publicKey).toString('base64')}`;
}

/** @throws Error for what is not a public key on one line, or whose parts do not fit together */
export function parseNoteKey(text: string): NoteKey {
  const [, name = '', id, base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text.trim()) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (bytes[0] !== ED25519 || bytes.length !== 33) throw new Error('has to be a public key, name+id+base64');
  const spki = Buffer.concat([SPKI, bytes.subarray(1)]);
  const key = noteKey(name, createPublicKey({ key: spki, format: 'der', type: 'spki' }));
  if (key.id !== id) throw new Error('has an id that is not of this name and key');
  return key;
}

function noteKey(name: string, publicKey: KeyObject): NoteKey {
  if (!NOTE_NAME.test(name)) throw new Error('a trail has a name without spaces and plus signs');
  const digest = createHash('sha256').update(`${name}\n`).update(encoded(publicKey)).digest();
  return { name, id: digest.toString('hex', 0, 4), publicKey };
}

function encoded(publicKey: KeyObject): Buffer {
  const bytes = publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  return Buffer.concat([Buffer.of(ED25519), bytes]);
}
