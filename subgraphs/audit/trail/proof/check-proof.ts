import { canonicalJson } from '../canonical-json.ts';
import { parseCheckpoint, type Checkpoint } from '../checkpoint/checkpoint.ts';
import type { NoteKey } from '../checkpoint/note-key.ts';
import { parseNote, standingOf } from '../checkpoint/signed-note.ts';
import { leafText } from '../leaf-text.ts';
import { leafHash } from '../merkle/tree-hash.ts';
import { verifyConsistency } from '../merkle/verify-consistency.ts';
import { verifyInclusion } from '../merkle/verify-inclusion.ts';
import type { ConsistencyProof, InclusionProof, Proof } from './proof.ts';

/** Whether a proof holds, and in words what it shows or why it does not. */
export interface CheckedProof {
  readonly holds: boolean;
  readonly message: string;
}

/** Checks a proof against the keys that the reader trusts. Needs nothing else: neither the hub nor its database. */
export function checkProof(proof: Proof, trusted: readonly NoteKey[]): CheckedProof {
  return proof.proves === 'an entry is in the trail' ? inclusion(proof, trusted) : consistency(proof, trusted);
}

function inclusion(proof: InclusionProof, trusted: readonly NoteKey[]): CheckedProof {
  const checkpoint = trustedCheckpoint(proof.checkpoint, trusted);
  if (typeof checkpoint === 'string') return { holds: false, message: `The checkpoint ${checkpoint}.` };
  const leaf = leafHash(leafText(canonicalJson(proof.entry), proof.recordedAt, proof.seq));
  const { size, root } = checkpoint;
  if (!verifyInclusion({ leaf, index: proof.seq, size, root }, proof.hashes))
    return { holds: false, message: 'The entry is not what the checkpoint speaks of: it or the proof was changed.' };
  const since = new Date(checkpoint.at).toISOString();
  return {
    holds: true,
    message: `The entry was number ${proof.seq} of ${size} in the trail that was signed ${since}.`,
  };
}

function consistency(proof: ConsistencyProof, trusted: readonly NoteKey[]): CheckedProof {
  const [older, newer] = [trustedCheckpoint(proof.older, trusted), trustedCheckpoint(proof.newer, trusted)];
  if (typeof older === 'string') return { holds: false, message: `The older checkpoint ${older}.` };
  if (typeof newer === 'string') return { holds: false, message: `The newer checkpoint ${newer}.` };
  if (!verifyConsistency(older, newer, proof.hashes))
    return {
      holds: false,
      message: 'The newer trail does not begin with the older one: there are two versions of it.',
    };
  return {
    holds: true,
    message: `The first ${older.size} of ${newer.size} entries are those that were signed before.`,
  };
}

/** The checkpoint of a note, or in words why it does not count. */
function trustedCheckpoint(note: string, trusted: readonly NoteKey[]): Checkpoint | string {
  const parsed = parseNote(note);
  const checkpoint = parsed === null ? null : parseCheckpoint(parsed.text);
  if (parsed === null || checkpoint === null) return 'is not readable';
  const standing = standingOf(parsed, trusted);
  if (standing === 'unknown') return 'is not signed by the key that was given';
  return standing === 'trusted' ? checkpoint : 'is forged: its signature is not of the key it names';
}
