import { sign, verify } from 'node:crypto';
import type { NoteKey, NoteSigner } from './note-key.ts';

/**
 * What the signatures under a note are worth:
 * - `trusted`: one is by a key that is trusted, and true;
 * - `forged`: one names a key that is trusted, and is not of it;
 * - `unknown`: none names a key that is trusted.
 */
export type NoteStanding = 'trusted' | 'forged' | 'unknown';

interface Signature {
  readonly name: string;
  readonly id: string;
  readonly bytes: Buffer;
}

export interface Note {
  /** What is signed, with its last line break. */
  readonly text: string;
  readonly signatures: readonly Signature[];
}

const SIGNATURE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/u;

/**
 * Signs a text as a note (C2SP signed-note): the text, an empty line, and a line for each signature.
 * @param text ends with a line break and has no empty line
 */
export function signNote(text: string, ...signers: readonly NoteSigner[]): string {
  const lines = signers.map(({ key, privateKey }) => {
    const signature = sign(null, Buffer.from(text, 'utf8'), privateKey);
    return `\u2014 ${key.name} ${Buffer.concat([Buffer.from(key.id, 'hex'), signature]).toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** Takes a note apart; null for what is none. Says nothing of whether its signatures are true. */
export function parseNote(note: string): Note | null {
  const end = note.indexOf('\n\n');
  if (end === -1) return null;
  const signatures: Signature[] = [];
  for (const line of note.slice(end + 2).split('\n')) {
    if (line === '') continue;
    const [, name, base64 = ''] = SIGNATURE.exec(line) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    if (name === undefined || bytes.length <= 4) return null;
    signatures.push({ name, id: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4) });
  }
  return { text: note.slice(0, end + 1), signatures };
}

/** Says what the signatures under a note are worth to somebody who trusts these keys. */
export function standingOf({ text, signatures }: Note, trusted: readonly NoteKey[]): NoteStanding {
  let standing: NoteStanding = 'unknown';
  for (const { name, id, bytes } of signatures) {
    const key = trusted.find((one) => one.name === name && one.id === id);
    if (key === undefined) continue;
    if (verify(null, Buffer.from(text, 'utf8'), key.publicKey, bytes)) return 'trusted';
    standing = 'forged';
  }
  return standing;
}
