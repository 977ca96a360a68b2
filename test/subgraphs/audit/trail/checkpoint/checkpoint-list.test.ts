import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { checkpointText, parseCheckpoint } from '../../../../../subgraphs/audit/trail/checkpoint/checkpoint.ts';
import { lastCheckpoint, readCheckpointList } from '../../../../../subgraphs/audit/trail/checkpoint/checkpoint-list.ts';
import {
  formatNoteKey,
  noteSigner,
  parseNoteKey,
  parseSigningKey,
} from '../../../../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { parseNote, signNote, standingOf } from '../../../../../subgraphs/audit/trail/checkpoint/signed-note.ts';
import { leafHash } from '../../../../../subgraphs/audit/trail/merkle/tree-hash.ts';

const signer = noteSigner('a-trail', generateKeyPairSync('ed25519').privateKey);
const textOf = (size: number) =>
  checkpointText({ origin: 'a-trail', size, root: leafHash(`root ${size}`), at: Date.UTC(2026, 2, 1) });
const noteOf = (size: number) => signNote(textOf(size), signer);

describe('a checkpoint', () => {
  test('is a note of four lines, an empty one and a signature', () => {
    const lines = noteOf(12).split('\n');
    expect(lines.slice(0, 2)).toEqual(['a-trail', '12']);
    expect(lines[3]).toBe('at 2026-03-01T00:00:00.000Z');
    expect(lines[4]).toBe('');
    expect(lines[5]).toMatch(/^\u2014 a-trail [A-Za-z0-9+/]+=*$/);
    expect(parseCheckpoint(textOf(12))).toMatchObject({ origin: 'a-trail', size: 12, at: Date.UTC(2026, 2, 1) });
  });

  test.each([
    ['no size', textOf(12).replace('\n12\n', '\n\n')],
    ['a size with a nought before it', textOf(12).replace('\n12\n', '\n012\n')],
    ['a line more', `${textOf(12)}more\n`],
    ['a shorter root', textOf(12).replace(/[A-Za-z0-9+/]{43}=/, 'AAAA')],
    ['no such day', textOf(12).replace('03-01', '13-01')],
  ])('is none with %s', (_what, text) => {
    expect(parseCheckpoint(text)).toBeNull();
  });

  test('is trusted, forged or unknown by its signature', () => {
    const note = parseNote(noteOf(12))!;
    const other = noteSigner('a-trail', generateKeyPairSync('ed25519').privateKey).key;
    expect(standingOf(note, [signer.key])).toBe('trusted');
    expect(standingOf({ ...note, text: textOf(13) }, [signer.key])).toBe('forged');
    expect(standingOf(note, [other])).toBe('unknown');
    expect(standingOf(note, [other, parseNoteKey(formatNoteKey(signer.key))])).toBe('trusted');
  });
});

describe('a checkpoint file', () => {
  test('gives its checkpoints back, in order, and the last of them from its end alone', () => {
    const text = [noteOf(3), noteOf(7), noteOf(9)].map((note) => `${note}\n`).join('');
    expect(readCheckpointList(text)).toEqual({ notes: [noteOf(3), noteOf(7), noteOf(9)], hasOther: false });
    expect(lastCheckpoint(text.slice(90))?.size).toBe(9);
    expect(lastCheckpoint('')).toBeNull();
  });

  test('gives the rest where something in it is none, and says so', () => {
    expect(readCheckpointList(`${noteOf(3)}\nrubbish\n\n${noteOf(9)}\n`)).toEqual({
      notes: [noteOf(3), noteOf(9)],
      hasOther: true,
    });
  });
});

describe('a key', () => {
  test('is read in PEM, in PEM on one line and in base64', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const base64 = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    for (const text of [pem, pem.replaceAll('\n', '\\n'), base64])
      expect(parseSigningKey(text).equals(privateKey)).toBe(true);
  });

  test('is refused when it is of another kind, cut short, or not of its name', () => {
    const rsa = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(() => parseSigningKey(rsa.export({ format: 'der', type: 'pkcs8' }).toString('base64'))).toThrow('Ed25519');
    expect(() => parseSigningKey('c2hvcnQ=')).toThrow('Ed25519');
    const text = formatNoteKey(signer.key);
    expect(() => parseNoteKey(text.replace('a-trail', 'b-trail'))).toThrow('id');
    expect(() => parseNoteKey(text.slice(0, -8))).toThrow('name+id+base64');
  });
});
