import { parseCheckpoint, type Checkpoint } from '../checkpoint/checkpoint.ts';
import type { NoteKey } from '../checkpoint/note-key.ts';
import { parseNote, standingOf } from '../checkpoint/signed-note.ts';
import type { TreeHead } from '../merkle/verify-consistency.ts';
import type { Finding } from './finding.ts';

/** A checkpoint that a trusted key has signed. */
export interface TrustedHead extends TreeHead {
  readonly inDatabase: boolean;
  readonly inFile: boolean;
}

export interface CheckpointsToJudge {
  /** Of the database, each with the size that it is filed under. */
  readonly stored: readonly { readonly size: number; readonly note: string }[];
  /** Of the file outside, in its order. */
  readonly witnessed: readonly string[];
  readonly trusted: readonly NoteKey[];
}

export interface JudgedCheckpoints {
  /** One for each size and root, smallest first. */
  readonly heads: readonly TrustedHead[];
  readonly findings: readonly Finding[];
}

/** Tells the checkpoints that can be believed from those that cannot, without looking at any entry. */
export function judgeCheckpoints({ stored, witnessed, trusted }: CheckpointsToJudge): JudgedCheckpoints {
  const findings: Finding[] = [];
  const heads = new Map<string, { size: number; root: Buffer; inDatabase: boolean; inFile: boolean }>();
  const judge = (note: string, where: string, filedUnder: number | null): Checkpoint | null => {
    const judged = judgeNote(note, trusted, filedUnder);
    if (!('problem' in judged)) return judged;
    const { kind, problem, size } = judged;
    findings.push({ kind, place: size, message: `The checkpoint of ${size} entries in ${where} ${problem}.` });
    return null;
  };
  const keep = ({ size, root }: Checkpoint, place: 'inDatabase' | 'inFile') => {
    const name = `${size} ${root.toString('base64')}`;
    const head = heads.get(name) ?? { size, root, inDatabase: false, inFile: false };
    heads.set(name, { ...head, [place]: true });
  };
  for (const { size, note } of stored) {
    const checkpoint = judge(note, 'the database', size);
    if (checkpoint !== null) keep(checkpoint, 'inDatabase');
  }
  for (const note of witnessed) {
    const checkpoint = judge(note, 'the checkpoint file', null);
    if (checkpoint !== null) keep(checkpoint, 'inFile');
  }
  const sorted = [...heads.values()].toSorted((one, other) => one.size - other.size);
  sorted.forEach(({ size }, position) => {
    if (sorted[position - 1]?.size !== size) return;
    const message = `Two different trees of ${size} entries were signed: there are two versions of this trail.`;
    findings.push({ kind: 'trail-forked', place: size, message });
  });
  return { heads: sorted, findings };
}

type Judged = Checkpoint | { readonly kind: Finding['kind']; readonly problem: string; readonly size: number };

function judgeNote(note: string, trusted: readonly NoteKey[], filedUnder: number | null): Judged {
  const parsed = parseNote(note);
  const checkpoint = parsed === null ? null : parseCheckpoint(parsed.text);
  const size = filedUnder ?? checkpoint?.size ?? 0;
  if (parsed === null || checkpoint === null)
    return { kind: 'checkpoint-unreadable', problem: 'is not a checkpoint', size };
  const standing = standingOf(parsed, trusted);
  const signers = parsed.signatures.map(({ name, id }) => `${name}+${id}`).join(', ');
  if (standing === 'unknown')
    return { kind: 'key-unknown', problem: `is signed by ${signers || 'nobody'}, which is not a trusted key`, size };
  if (standing === 'forged')
    return { kind: 'checkpoint-forged', problem: 'is forged: its signature is not of the key it names', size };
  if (!parsed.signatures.some(({ name }) => name === checkpoint.origin))
    return { kind: 'checkpoint-forged', problem: 'is of another trail', size };
  if (checkpoint.size !== size)
    return { kind: 'checkpoint-forged', problem: `is filed wrongly: it is signed for ${checkpoint.size}`, size };
  return checkpoint;
}
